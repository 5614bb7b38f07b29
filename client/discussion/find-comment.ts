const named = /^#c-([0-9a-f-]{36})$/

/** [DSC14] An address that names a comment which is not on this part of the list leads to the part it is on. */
export function findComment(document: Document): void {
  const { hash, pathname, search } = globalThis.location
  const id = named.exec(hash)?.[1]
  if (!id || !pathname.endsWith('/talk') || search.includes(id) || document.getElementById(hash.slice(1))) return
  globalThis.location.replace(`${pathname}?comment=${id}${hash}`)
}
