import { isWriting } from '../platform/keys.ts'

/** "j" and "k" walk along the links of a table's rows; Enter then opens the one in focus, as it does any link. */
export function walkRows(page: Document): void {
  page.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return
    if (event.key !== 'j' && event.key !== 'k') return
    const links = [...page.querySelectorAll<HTMLElement>('table[data-rows] tbody th a')]
    const at = links.findIndex(link => link.closest('tr')?.contains(page.activeElement))
    const next = at < 0 ? links[0] : links[at + (event.key === 'j' ? 1 : -1)]
    if (!next) return
    event.preventDefault()
    next.focus()
  })
}
