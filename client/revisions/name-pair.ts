/** The compare button of a history names the two texts that are picked. */
export function namePickedPair(page: Document): void {
  const form = page.querySelector<HTMLFormElement>('form[data-name-pair]')
  const words = form?.querySelector('[data-pair]')
  if (!form || !words) return
  const say = () => {
    const [from, to] = ['from', 'to'].map(side => form.querySelector<HTMLInputElement>(`[name=${side}]:checked`))
    if (from && to) words.textContent = `Compare ${from.dataset.name} and ${to.dataset.name}`
  }
  form.addEventListener('change', say)
  // A browser that comes back to the page keeps what was picked.
  page.defaultView?.addEventListener('pageshow', say)
  say()
}
