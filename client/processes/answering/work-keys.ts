/**
 * In the open row "1" to "7" choose the answer, wherever the focus is that nothing is typed; Ctrl and Enter save and go on, from anywhere in
 * it.
 */
export function workRowByKeys(page: Document): void {
  const choice = page.querySelector<HTMLSelectElement>('select[data-keys]')
  const save = page.querySelector<HTMLButtonElement>('button[data-save]')
  if (!choice || !save) return
  choice.focus()
  page.addEventListener('keydown', event => {
    if ((event.ctrlKey || event.metaKey) && event.key === 'Enter') {
      event.preventDefault()
      save.click()
      return
    }
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
    const place = Number(event.key)
    if (!Number.isInteger(place) || place < 1 || place >= choice.options.length) return
    event.preventDefault()
    choice.selectedIndex = place
    choice.dispatchEvent(new Event('change', { bubbles: true }))
  })
}

/** In the list of answers itself the keys choose; in every other field they are what is written. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.matches('input:not([type="checkbox"]), textarea, select:not([data-keys])')
  )
}
