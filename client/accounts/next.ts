const nowhere = 'http://nowhere.invalid'

/** [ACC15] Where to go after signing in: a path of this site, whatever an address elsewhere asked for. */
export function nextPath(query: URLSearchParams): string {
  const asked = query.get('next') ?? ''
  // Read as a browser reads it, so that "//elsewhere", "/\elsewhere" and "/\t/elsewhere" show where they lead.
  if (!asked.startsWith('/') || !URL.canParse(asked, nowhere)) return '/'
  const { origin, pathname, search, hash } = new URL(asked, nowhere)
  if (origin !== nowhere || pathname.startsWith('//') || doors.has(pathname)) return '/'
  return pathname + search + hash
}

/** Nobody who signed in wants to be asked to. */
const doors = new Set(['/sign-in', '/sign-up', '/first-account'])

/** The address of a door, that leads back to `next`. */
export function doorTo(door: '/sign-in' | '/sign-up', next: string): string {
  return next === '/' ? door : `${door}?${new URLSearchParams({ next })}`
}

/** Leaves this page for another, which knows who asks now. */
export function goTo(path: string): void {
  globalThis.location.assign(path)
}
