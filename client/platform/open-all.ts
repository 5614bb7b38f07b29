/** A link with `data-open-all` opens or closes all those details in place; without scripts it loads the page that way. */
export function openAllOnClick(page: Document): void {
  page.addEventListener('click', event => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('[data-open-all]') : null
    if (!link) return
    event.preventDefault()
    const all = [...page.querySelectorAll<HTMLDetailsElement>(link.dataset.openAll ?? '')]
    const open = all.some(details => !details.open)
    for (const details of all) details.open = open
    const words = [...link.childNodes].find(node => node instanceof Text)
    if (words) words.textContent = open ? 'Hide where each came from' : 'Show where each came from'
  })
}
