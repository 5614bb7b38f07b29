import { isSafeLink } from '@fieldword/shared/document/urls.ts'

/** What a person typed as an address, made whole: null when it is none. */
export function addressFrom(typed: string): string | null {
  const text = typed.trim()
  const candidates = /^[^\s@/]+@[^\s@/]+\.[^\s@/]+$/.test(text)
    ? [`mailto:${text}`]
    : looksLikeHost(text)
      ? [`https://${text}`]
      : [withoutOwnOrigin(text)]
  return candidates.find(isSafeLink) ?? null
}

/** "example.org/page", but not "Learning" and not "e.g.". */
function looksLikeHost(text: string): boolean {
  return /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}(?::\d+)?(?:[/?#]\S*)?$/u.test(text)
}

/** A link to a page of this wiki holds wherever the wiki is served from. */
function withoutOwnOrigin(text: string): string {
  return text.startsWith(`${globalThis.location?.origin}/wiki/`) ? text.slice(location.origin.length) : text
}
