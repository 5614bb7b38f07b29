/** Characters of a selection that are taken along in an address. */
const most = 500

/**
 * [DSC67] Offers to comment on the words of a text that are selected: beside them, and by the tool over the page, which without scripts leads to
 * all parts of the text.
 */
export function offerToComment(page: Document): void {
  const tool = page.querySelector<HTMLAnchorElement>('a[data-comment-on]')
  if (!tool) return
  const all = tool.href
  const offer = page.createElement('a')
  offer.className = 'fw-btn fw-btn--sm cm-offer'
  offer.textContent = 'Comment on these words'
  offer.hidden = true
  const main = page.querySelector('main') ?? page.body
  main.append(offer)
  page.addEventListener('selectionchange', () => {
    const range = selectedIn(page)
    const words = range ? wordsOf(page.getSelection()) : ''
    offer.hidden = words === ''
    tool.href = words === '' ? all : `${all}?${new URLSearchParams({ words })}#new`
    if (words === '' || !range) return
    offer.href = tool.href
    placeBelow(offer, range.getBoundingClientRect())
  })
  // Pressed, it would take the selection away before it is followed.
  offer.addEventListener('pointerdown', event => event.preventDefault())
}

/** The selection, where it begins and ends in a text. */
function selectedIn(page: Document): Range | null {
  const selection = page.getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  return [range.startContainer, range.endContainer].every(isInText) ? range : null
}

function isInText(node: Node): boolean {
  const element = node instanceof Element ? node : node.parentElement
  return element?.closest('.prose, .els__t') != null
}

/** Of words in several parts those in the first. */
function wordsOf(selection: Selection | null): string {
  const [first = ''] = (selection?.toString() ?? '').split('\n').filter(line => line.trim() !== '')
  return first.trim().slice(0, most).toWellFormed()
}

function placeBelow(offer: HTMLElement, { left, bottom }: DOMRect): void {
  const { scrollX, scrollY, innerWidth } = window
  const widest = Math.max(0, innerWidth - offer.offsetWidth - 16)
  offer.style.top = `${bottom + scrollY + 6}px`
  offer.style.left = `${Math.min(Math.max(left, 8), widest) + scrollX}px`
}
