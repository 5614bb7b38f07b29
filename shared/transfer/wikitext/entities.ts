import { decodeNamedCharacterReference } from 'decode-named-character-reference'

/** The characters an entity stands for, by what is between & and ;, or null when it stands for nothing a text can hold. */
export function entityOf(name: string): string | null {
  if (!name.startsWith('#')) return decodeNamedCharacterReference(name) || null
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10)
  const isText =
    code >= 0x20 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) && !(code >= 0x7f && code < 0xa0)
  return isText ? String.fromCodePoint(code) : null
}

/** A text with its entities read. */
export function withEntities(text: string): string {
  return text.replace(
    /&(#x?[0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});/g,
    (whole, name: string) => entityOf(name) ?? whole,
  )
}
