/** What the schema keeps of one. */
export const longestHandle = 80

// Control and format characters: line ends, direction overrides, zero-width spaces. The two joiners are seen: in Persian, in Hindi.
const unseen = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]|(?![\u200c\u200d])\p{Cf}/u
const joiners = /[\u200c\u200d]/gu
const address = /:\/\/|^\s*[a-z][a-z0-9+.-]*:\S|\bwww\./iu
const markup = /[<>]/u

/** [DEF16] A handle as it is kept: composed, without what nobody sees, its words one space apart. */
export function tidyHandle(raw: string): string {
  const spaced = raw.normalize('NFC').replace(/\s+/gu, ' ')
  return spaced.replace(new RegExp(unseen.source, 'gu'), '').trim()
}

/** [DEF16] Why it cannot be what people call an element by; null when it can. An element needs none. */
export function handleProblem(handle: string): string | null {
  if (handle === '') return null
  if (handle.length > longestHandle) return `It has more than ${longestHandle} characters.`
  if (unseen.test(handle)) return 'It holds characters that nobody sees.'
  if (markup.test(handle)) return 'It holds angle brackets, as markup does.'
  if (address.test(handle)) return 'It is an address.'
  if (!/[\p{L}\p{N}]/u.test(handle)) return 'It has no letter and no digit.'
  return null
}

/** Handles of one version differ by more than case, spaces and width. */
export function foldHandle(handle: string): string {
  return tidyHandle(handle).replace(joiners, '').normalize('NFKC').toLowerCase()
}
