/** A name as it is stored and shown: one form for each character, single spaces between words. */
export function tidyName(name: string): string {
  return name.normalize('NFKC').trim().replace(/\s+/gu, ' ')
}

/** [ACC2] What two names must not share. Upper case first, because only that way round ß meets SS. */
export function nameKey(name: string): string {
  return tidyName(name).toUpperCase().toLowerCase()
}
