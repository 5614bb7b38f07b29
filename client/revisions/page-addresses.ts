import { decodedPart } from '@fieldword/shared/kernel/decoded.ts'

/** Two texts as somebody named them, and what kept them from being compared. */
export interface AskedPair {
  readonly from: string
  readonly to: string
  readonly problem: string | null
}

/**
 * `mastery@3` of whatever somebody may paste or type for it: an address of this wiki, a revision's address, a title. Null when
 * it names nothing.
 */
export function addressNamed(typed: string): string | null {
  const text = typed.trim()
  if (text === '') return null
  const path = /\/wiki\/([^/?#\s]+)(?:\/revisions\/([1-9]\d{0,9}))?/.exec(text)
  if (path?.[1]) return `${decodedPart(path[1]) ?? path[1]}${path[2] ? `@${path[2]}` : ''}`
  const [, name = '', number] = /^(.*?)(?:\s*@\s*r?([1-9]\d{0,9}))?$/u.exec(text) ?? []
  const slug = name
    .trim()
    .replaceAll(/[\s/@]+/gu, '-')
    .toLowerCase()
  return slug === '' ? null : `${slug}${number ? `@${number}` : ''}`
}

export function pagesHref(from: string, to: string): string {
  return `/compare?from=${encodeURIComponent(from)}&to=${encodeURIComponent(to)}`
}
