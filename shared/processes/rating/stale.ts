/** What a change did to an element, after the W3C Process: markup, editorial, meaning, or the element itself. */
export type ChangeSeverity = 'c0' | 'c1' | 'c2' | 'c3'

/**
 * [PR178] Whether a rating is about other words than those that stand now. One survives where the words are the same, whatever their
 * markup, and where what changed was recorded as markup or editorial; what nobody recorded counts as a change of meaning.
 */
export function isStale(
  ratedHash: string,
  now: { readonly hash: string } | null,
  change: ChangeSeverity | null,
): boolean {
  if (now === null) return true
  if (ratedHash === now.hash) return false
  return change !== 'c0' && change !== 'c1'
}
