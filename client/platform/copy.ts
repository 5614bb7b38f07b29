/** `data-copy` buttons: a text, an address of this wiki (`data-copy-path`) or both; the button says that it was done. */
export function copyOnClick(page: Document): void {
  page.addEventListener('click', event => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-copy]') : null
    if (!button) return
    void navigator.clipboard.writeText(copied(button.dataset, page.location.href)).then(
      () => say(button, 'Copied'),
      () => say(button, 'Could not copy'),
    )
  })
}

export function copied({ copy, copyPath }: { readonly [name: string]: string | undefined }, here: string): string {
  return [copy, copyPath && new URL(copyPath, here).href].filter(Boolean).join(' ')
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
