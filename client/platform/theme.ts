/** The button in the header: light, dark, remembered on this device. */
export function switchTheme(page: Document): void {
  page.addEventListener('click', event => {
    if (!(event.target instanceof Element) || !event.target.closest('[data-theme-toggle]')) return
    const root = page.documentElement
    const next = root.dataset.theme === 'dark' ? 'light' : 'dark'
    root.dataset.theme = next
    try {
      localStorage.setItem('fw-theme', next)
    } catch {
      // Without storage the choice holds for this page only.
    }
  })
}
