import { isWriting } from './keys.ts'

/** "n" and "p" step through everything marked `data-change` on a page that compares. */
export function stepThroughChanges(page: Document): void {
  page.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return
    if (event.key !== 'n' && event.key !== 'p') return
    const changes = [...page.querySelectorAll<HTMLElement>('[data-change]')].filter(change => change.checkVisibility())
    const next = stepFrom(changes, page.activeElement, event.key === 'n' ? 1 : -1)
    if (!next) return
    event.preventDefault()
    goTo(next)
  })
}

/** From where the focus is, or from the top of what is seen when it is nowhere near a change. Stops at both ends. */
function stepFrom(changes: readonly HTMLElement[], focused: Element | null, step: 1 | -1): HTMLElement | undefined {
  const at = changes.findIndex(change => change.contains(focused))
  if (at >= 0) return changes[at + step]
  const above = changes.filter(change => change.getBoundingClientRect().top < 0).length
  return step === 1 ? changes[above] : changes[above - 1]
}

function goTo(change: HTMLElement): void {
  // A row is a place to stand on, not a stop for Tab.
  change.tabIndex = -1
  change.focus({ preventScroll: true })
  change.scrollIntoView({ block: 'center' })
}
