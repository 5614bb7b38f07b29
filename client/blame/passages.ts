/**
 * [WHO21] Works the passages of a text: one is chosen by a click, or by the arrow keys once the text has the focus, and the card
 * says what brought it. The text is one stop for Tab, however many passages it has.
 */
export function workPassages(page: Document): void {
  for (const who of page.querySelectorAll<HTMLElement>('[data-who]')) {
    const text = who.querySelector<HTMLElement>('[data-who-text]')
    const card = who.querySelector<HTMLElement>('[data-who-card]')
    if (text && card) new Passages(who, text, card)
  }
}

class Passages {
  readonly #who: HTMLElement
  readonly #text: HTMLElement
  readonly #card: HTMLElement
  /** The pieces of each run, in order. */
  readonly #runs: HTMLElement[][]
  #at = -1

  constructor(who: HTMLElement, text: HTMLElement, card: HTMLElement) {
    this.#who = who
    this.#text = text
    this.#card = card
    this.#runs = [...Map.groupBy(text.querySelectorAll<HTMLElement>('[data-run]'), piece => piece.dataset.run).values()]
    card.hidden = false
    text.tabIndex = 0
    text.setAttribute('role', 'group')
    text.setAttribute(
      'aria-label',
      'Text by passages. Arrow keys step through them, Enter goes to what the revision changed.',
    )
    text.addEventListener('click', event => this.#onClick(event))
    text.addEventListener('keydown', event => this.#onKey(event))
  }

  #onClick(event: MouseEvent): void {
    const { target } = event
    if (!(target instanceof Element) || target.closest('a, summary')) return
    const piece = target.closest<HTMLElement>('[data-run]')
    if (piece) this.#choose(this.#runs.findIndex(run => run.includes(piece)))
  }

  #onKey(event: KeyboardEvent): void {
    if (event.target !== this.#text || event.ctrlKey || event.metaKey || event.altKey) return
    const to = this.#whereTo(event.key)
    if (to === null) return
    event.preventDefault()
    if (to === 'go') this.#card.querySelector<HTMLElement>('a[data-go]')?.click()
    else this.#choose(to)
  }

  #whereTo(key: string): number | 'go' | null {
    const last = this.#runs.length - 1
    switch (key) {
      case 'ArrowRight':
        return Math.min(last, this.#at + 1)
      case 'ArrowLeft':
        return Math.max(0, this.#at - 1)
      case 'Home':
        return 0
      case 'End':
        return last
      case 'Enter':
        return this.#at < 0 ? null : 'go'
      default:
        return null
    }
  }

  #choose(index: number): void {
    const run = this.#runs[index]
    const [first] = run ?? []
    if (!run || !first) return
    for (const piece of this.#runs[this.#at] ?? []) piece.removeAttribute('data-on')
    this.#at = index
    for (const piece of run) piece.setAttribute('data-on', '')
    this.#show(first, run)
    const { top, bottom } = first.getBoundingClientRect()
    if (top < 80 || bottom > window.innerHeight - 160) first.scrollIntoView({ block: 'center' })
  }

  #show({ dataset }: HTMLElement, run: readonly HTMLElement[]): void {
    const facts = this.#who.querySelector(`[data-revision="${dataset.of}"]`)
    const writer = this.#who.querySelector(`[data-writer="${dataset.w}"]`)
    if (!writer) return
    const by = document.createElement('p')
    by.className = 'who__by'
    for (const part of [...writer.children].slice(0, 2)) by.append(part.cloneNode(true))
    const told = facts ? [...facts.children].map(part => part.cloneNode(true)) : [this.#linkTo(dataset.of ?? '')]
    this.#card.replaceChildren(by, ...told)
    const link = this.#card.querySelector<HTMLAnchorElement>('a[data-go]')
    if (link) link.href += placeOf(run)
  }

  /** [WHO16] To the revision itself, where what is to be said of it stands in another part. */
  #linkTo(number: string): HTMLElement {
    const link = document.createElement('a')
    link.href = `/wiki/${this.#who.dataset.who}/revisions/${number}`
    link.textContent = `Read r${number}`
    link.dataset.go = ''
    return link
  }
}

const placeWords = 5

/** Where in the other text the passage stands, for browsers to scroll to: its first words. */
function placeOf(run: readonly HTMLElement[]): string {
  const words = run
    .flatMap(piece => [...piece.childNodes].filter(node => node.nodeType === Node.TEXT_NODE))
    .map(node => node.textContent ?? '')
    .join('')
    .trim()
    .split(/\s+/)
    .slice(0, placeWords)
    .join(' ')
  return words === '' ? '' : `#:~:text=${encodeURIComponent(words).replaceAll('-', '%2D')}`
}
