/** Which part of a list an address asks for. */
export function partOf(query: URLSearchParams): { cursor?: string } {
  const cursor = query.get('cursor')
  return cursor ? { cursor } : {}
}
