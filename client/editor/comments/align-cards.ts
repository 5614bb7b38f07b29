import type { EditorView } from '@tiptap/pm/view'

const gap = 12

/** Puts each card beside its words; where two would overlap, the later one is pushed down. In narrow windows CSS sets them one below the other. */
export function alignCards(list: HTMLElement, view: EditorView, startOf: (threadId: string) => number | null): void {
  const origin = list.getBoundingClientRect().top
  const cards = [...list.children].filter(card => card instanceof HTMLElement)
  // All is measured before anything is moved: in between the browser would lay the page out for each.
  const wanted = cards.map(card => {
    const start = startOf(card.dataset.thread ?? '')
    return { card, height: card.offsetHeight, top: start === null ? 0 : view.coordsAtPos(start).top - origin }
  })
  let bottom = 0
  for (const { card, height, top } of wanted) {
    const at = Math.max(top, bottom)
    card.style.top = `${at}px`
    bottom = at + height + gap
  }
  list.style.minHeight = `${bottom}px`
}
