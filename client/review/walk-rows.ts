import { isWriting } from '../platform/keys.ts'

/**
 * "j" and "k" walk along the links of a table's rows; Enter then opens the one in focus, as it does any link. "t" presses the
 * button of the row that takes it, "x" selects it. A row that the address names is where one goes on.
 */
export function walkRows(page: Document): void {
  page.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return
    const links = [...page.querySelectorAll<HTMLElement>('table[data-rows] tbody th a')]
    const at = links.findIndex(link => link.closest('tr')?.contains(page.activeElement))
    const row = links[at]?.closest('tr')
    const target = {
      j: () => (at < 0 ? links[0] : links[at + 1])?.focus(),
      k: () => (at < 0 ? links[0] : links[at - 1])?.focus(),
      x: () => row?.querySelector<HTMLElement>('input[name="pick"]')?.click(),
      t: () => row?.querySelector<HTMLElement>('button[name="take"]')?.click(),
    }[event.key]
    if (!target || links.length === 0) return
    event.preventDefault()
    target()
  })
  pickAll(page)
  const named = page.getElementById(globalThis.location.hash.slice(1))
  named?.closest('table[data-rows]') && named.querySelector<HTMLElement>('th a')?.focus()
}

/** One box selects all rows of the page. It stands between once some are. */
function pickAll(page: Document): void {
  const all = page.querySelector<HTMLInputElement>('input[data-pick-all]')
  const table = all?.closest('table')
  if (!all || !table) return
  const boxes = () => [...table.querySelectorAll<HTMLInputElement>('tbody input[name="pick"]')]
  const show = () => {
    const picked = boxes().filter(({ checked }) => checked).length
    all.checked = picked > 0 && picked === boxes().length
    all.indeterminate = picked > 0 && !all.checked
  }
  all.hidden = false
  all.addEventListener('change', () => {
    for (const box of boxes()) box.checked = all.checked
    show()
  })
  table.addEventListener('change', event => {
    if (event.target !== all) show()
  })
  // A browser that comes back to a page has kept what was selected there.
  show()
}
