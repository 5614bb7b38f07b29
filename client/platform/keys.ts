/** "/" goes to the search field, unless somebody is writing. */
export function searchBySlash(page: Document): void {
  page.addEventListener('keydown', event => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return
    const field = page.querySelector<HTMLInputElement>('.fw-search input')
    if (!field || field.offsetParent === null) return
    event.preventDefault()
    field.focus()
  })
}

export function isWriting(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))
}
