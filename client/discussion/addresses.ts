/** [DSC14] Where a comment is always found. */
export function commentHref(slug: string, commentId: string): string {
  return `/wiki/${slug}/talk?comment=${commentId}#c-${commentId}`
}

export function threadHref(slug: string, threadId: string): string {
  return `/wiki/${slug}/talk/${threadId}`
}
