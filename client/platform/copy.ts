/** `data-copy` buttons: an address (made absolute) or a text, to the clipboard; the button says that it was done. */
export function copyOnClick(page: Document): void {
  page.addEventListener('click', event => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-copy]') : null
    if (!button) return
    const value = button.dataset.copy ?? ''
    const text = value.startsWith('#') || value.startsWith('/') ? new URL(value, page.location.href).href : value
    void navigator.clipboard.writeText(text).then(
      () => say(button, 'Copied'),
      () => say(button, 'Could not copy'),
    )
  })
}

function say(button: HTMLElement, words: string): void {
  const label = button.querySelector('[data-copy-label]')
  if (!label) return
  const before = button.dataset.label ?? label.textContent ?? ''
  button.dataset.label = before
  label.textContent = words
  setTimeout(() => {
    label.textContent = before
  }, 2000)
}
