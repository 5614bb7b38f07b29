const name = 'fw-view'

/**
 * How somebody last looked at comparisons is how they open, where the address does not say. Remembered on this device; an address
 * that says it, as the links of the switch do, is followed.
 */
export function rememberView(page: Document): void {
  const nav = page.querySelector('[data-unsaid]')
  page.addEventListener('click', event => {
    const link = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-remember]') : null
    if (link) keep(link.dataset.remember ?? '')
  })
  const link = nav?.querySelector<HTMLAnchorElement>(`[data-remember="${kept()}"]:not([aria-current])`)
  if (link) location.replace(link.href + location.hash)
}

function keep(view: string): void {
  try {
    localStorage.setItem(name, view)
  } catch {
    // Without storage the next comparison opens as usual.
  }
}

function kept(): string {
  try {
    return localStorage.getItem(name) === 'inline' ? 'inline' : 'side'
  } catch {
    return 'side'
  }
}
