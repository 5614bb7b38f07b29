import { inFigures } from '@fieldword/shared/kernel/figures.ts'
import { isWriting } from './keys.ts'

/** "n" and "p", and the buttons beside the position, step through everything marked `data-change` on a page that compares. */
export function stepThroughChanges(page: Document): void {
  const changes = () => [...page.querySelectorAll<HTMLElement>('[data-change]')].filter(each => each.checkVisibility())
  const step = (by: 1 | -1): boolean => {
    const next = stepFrom(changes(), page.activeElement, by)
    if (next) goTo(next)
    return next !== undefined || goOn(page, by)
  }
  page.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return
    if (event.key !== 'n' && event.key !== 'p') return
    if (step(event.key === 'n' ? 1 : -1)) event.preventDefault()
  })
  page.addEventListener('click', event => {
    const link = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-step]') : null
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return
    // Without scripts these are links to the first and the last change.
    event.preventDefault()
    step(link.dataset.step === 'back' ? -1 : 1)
  })
  page.addEventListener('focusin', () => sayWhere(page))
  page.defaultView?.addEventListener('hashchange', () => sayWhere(page))
  sayWhere(page)
}

/** From where the focus is, or what the address names, or from the top of what is seen. Stops at both ends. */
function stepFrom(changes: readonly HTMLElement[], focused: Element | null, step: 1 | -1): HTMLElement | undefined {
  const at = changes.findIndex(change => change.contains(focused))
  const from = at >= 0 ? at : changes.findIndex(isNamed)
  if (from >= 0) return changes[from + step]
  const above = changes.filter(change => change.getBoundingClientRect().top < 0).length
  return step === 1 ? changes[above] : changes[above - 1]
}

function goTo(change: HTMLElement): void {
  // A row is a place to stand on, not a stop for Tab.
  change.tabIndex = -1
  change.focus({ preventScroll: true })
  change.scrollIntoView({ block: 'center' })
  // The address leads to the change one stands on; walking along the changes leaves no trail to go back through.
  if (change.id) history.replaceState(history.state, '', `#${change.id}`)
}

/** The address names it. Asked of the address itself: what is replaced there is nobody's `:target`. */
function isNamed(change: HTMLElement): boolean {
  return change.id !== '' && location.hash === `#${change.id}`
}

/** At either end of a part of a long comparison, the next part. */
function goOn(page: Document, step: 1 | -1): boolean {
  const link = page.querySelector<HTMLAnchorElement>(step === 1 ? 'a[data-part="next"]' : 'a[data-part="previous"]')
  link?.click()
  return link !== null
}

/** "Change 3 of 12" beside the buttons. */
function sayWhere(page: Document): void {
  const words = page.querySelector<HTMLElement>('[data-position]')
  const changes = [...page.querySelectorAll<HTMLElement>('[data-change]')]
  const change = page.activeElement?.closest('[data-change]') ?? changes.find(isNamed)
  const number = change instanceof HTMLElement ? change.dataset.change : ''
  if (words && number) words.textContent = `Change ${inFigures(Number(number))} of ${words.dataset.position}`
}
