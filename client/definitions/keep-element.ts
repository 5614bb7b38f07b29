/**
 * [DEF20] Who goes to another version by the line of versions stays at the element they read: where it stands there is added to the
 * link. Without scripts each element leads on by itself.
 */
export function keepElement(page: Document): void {
  page.addEventListener('click', event => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[data-version]') : null
    if (!link) return
    const places = elementRead(page)?.dataset.there?.split(' ') ?? []
    const there = places.find(place => place.startsWith(`${link.dataset.version}:`))
    link.hash = there ? `e${there.split(':')[1]}` : ''
  })
}

/** The one the address names: the line stands above the elements, and whoever goes up to it does not see theirs any more. */
function elementRead(page: Document): HTMLElement | undefined {
  const elements = [...page.querySelectorAll<HTMLElement>('.els > li')]
  const named = elements.find(({ id }) => location.hash === `#${id}`)
  return named ?? elements.find(isAtTop)
}

function isAtTop(element: HTMLElement): boolean {
  const { top, bottom } = element.getBoundingClientRect()
  return top < 80 && bottom > 80
}
