interface Term {
  readonly slug: string
  readonly title: string
  readonly stub: boolean
  readonly gist: string
  readonly inForce: { readonly label: string } | null
}

/** The pixels between a term and its card, and between the card and the window. */
const gap = 6
const edge = 12
const loaded = new Map<string, Promise<Term | null>>()

/** The card of a term, not yet on the page; null when it cannot be had. */
export async function cardOf(link: HTMLAnchorElement): Promise<HTMLElement | null> {
  const slugs = link.dataset.terms?.split(' ') ?? [link.pathname.split('/').at(-1) ?? '']
  const terms = await Promise.all(slugs.map(load))
  const there = terms.filter(term => term !== null)
  if (there.length === 0 || !('popover' in link)) return null
  const card = made('div', 'hc')
  card.id = 'term-card'
  card.popover = 'manual'
  card.setAttribute('role', 'group')
  card.setAttribute('aria-label', `Definition of ${link.textContent}`)
  card.append(...there.flatMap(partsOf))
  return card
}

/** Below the term, or above it where there is no room; it scrolls with the text. */
export function place(card: HTMLElement, link: HTMLElement): void {
  const [line] = link.getClientRects()
  if (!line) return
  const { offsetWidth: width, offsetHeight: height } = card
  const below = line.bottom + gap + height <= innerHeight || line.top < height + gap
  const left = Math.max(edge, Math.min(line.left - edge, document.documentElement.clientWidth - width - edge))
  card.style.left = `${left + scrollX}px`
  card.style.top = `${(below ? line.bottom + gap : line.top - gap - height) + scrollY}px`
}

function load(slug: string): Promise<Term | null> {
  const known = loaded.get(slug)
  if (known) return known
  // Slugs stand in the link as they are escaped already, or as they are where there are several.
  const term = fetch(`/api/v1/terms/${slug}`).then(
    answer => (answer.ok ? (answer.json() as Promise<Term>) : null),
    () => null,
  )
  loaded.set(slug, term)
  // What could not be loaded is tried again the next time.
  void term.then(found => found ?? loaded.delete(slug))
  return term
}

function partsOf({ slug, title, stub, gist, inForce }: Term): HTMLElement[] {
  const head = made('p', 'hc__t')
  head.append(made('b', '', title), made('span', '', stateOf(stub, inForce)))
  const way = made('p', 'hc__l')
  const link = made('a', '', 'Read the definition')
  link.href = `/wiki/${slug}`
  way.append(link)
  return [head, made('p', '', gist), way]
}

function stateOf(stub: boolean, inForce: Term['inForce']): string {
  if (inForce) return `In force: ${inForce.label}`
  return stub ? 'Stub' : 'No version in force'
}

function made<Name extends keyof HTMLElementTagNameMap>(name: Name, className: string, words = '') {
  const element = document.createElement(name)
  if (className) element.className = className
  element.textContent = words
  return element
}
