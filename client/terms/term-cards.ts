import { cardOf, place } from './card.ts'

/** Milliseconds a pointer rests on a term before its card opens, and may be on the way to the card. */
const rest = 120
const grace = 250

/**
 * [TRM12] Cards of linked terms: by pointer, by the keyboard's focus, by a first touch. A term stays the link it is: without a
 * card, because it could not be loaded, it leads to its definition at once.
 */
export function openTermCards(page: Document): void {
  let shown: HTMLElement | null = null
  let card: HTMLElement | null = null
  let timer = 0
  /** Counts what is opened and closed: a card that comes too late is not shown. */
  let turn = 0
  let byTouch = false

  const later = (milliseconds: number, act: () => void): void => {
    clearTimeout(timer)
    timer = setTimeout(act, milliseconds) as unknown as number
  }
  const close = (): void => {
    clearTimeout(timer)
    shown?.removeAttribute('aria-describedby')
    card?.remove()
    shown = card = null
    turn += 1
  }
  const open = async (term: HTMLAnchorElement): Promise<boolean> => {
    clearTimeout(timer)
    if (term === shown) return true
    close()
    shown = term
    const mine = turn
    const made = await cardOf(term)
    if (mine !== turn) return true
    if (!made) {
      shown = null
      return false
    }
    card = made
    term.after(card)
    card.showPopover()
    place(card, term)
    term.setAttribute('aria-describedby', card.id)
    return true
  }
  const termAt = ({ target }: Event) =>
    target instanceof Element ? target.closest<HTMLAnchorElement>('.fw-term') : null
  const isInCard = ({ target }: Event) => target instanceof Node && card?.contains(target) === true

  page.addEventListener('pointerover', event => {
    const term = termAt(event)
    if (event.pointerType === 'touch') return
    if (term) later(rest, () => void open(term))
    else if (isInCard(event)) clearTimeout(timer)
    else if (shown && !shown.contains(page.activeElement) && !card?.contains(page.activeElement)) later(grace, close)
  })
  page.addEventListener('pointerdown', event => {
    byTouch = event.pointerType === 'touch'
    if (!termAt(event) && !isInCard(event)) close()
  })
  page.addEventListener('click', event => {
    const term = termAt(event)
    if (!term || !byTouch || term === shown) return
    event.preventDefault()
    void open(term).then(opened => opened || term.ownerDocument.location.assign(term.href))
  })
  page.addEventListener('focusin', event => {
    const term = termAt(event)
    if (term?.matches(':focus-visible')) void open(term)
    else if (!isInCard(event) && term !== shown) close()
  })
  page.addEventListener('keydown', event => {
    if (event.key !== 'Escape' || !shown) return
    if (isInCard(event)) shown.focus()
    close()
  })
}
