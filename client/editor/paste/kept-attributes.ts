import { isSafeLink } from '@fieldword/shared/document/urls.ts'

/** What our own editor puts on the clipboard beside plain HTML. The schema checks each value. */
const own = ['data-pm-slice', 'data-type', 'data-checked', 'data-definition-element', 'data-handle', 'data-id'] as const

const kept: Readonly<Record<string, readonly string[]>> = {
  a: ['href', 'title'],
  img: ['src', 'alt', 'title', 'width', 'height'],
  ol: ['start', 'type'],
  td: ['colspan', 'rowspan'],
  th: ['colspan', 'rowspan'],
}

/** Takes every attribute that says how something looked, and links and images that lead nowhere safe. */
export function keepAttributes(element: Element): void {
  const name = element.localName
  if (name === 'img' && !isWebImage(element)) {
    element.remove()
    return
  }
  const language = name === 'code' ? /(?:^|\s)(language-[\w+#-]{1,40})(?:\s|$)/.exec(element.className)?.[1] : undefined
  const allowed = new Set<string>([...own, ...(kept[name] ?? [])])
  for (const attribute of [...element.attributes]) {
    if (!allowed.has(attribute.name)) element.removeAttribute(attribute.name)
  }
  if (language) element.className = language
  if (name === 'a' && !isSafeLink(element.getAttribute('href') ?? '')) element.replaceWith(...element.childNodes)
}

/** Data and files stay behind: an image is placed by an address that everybody can reach. */
function isWebImage(image: Element): boolean {
  const address = image.getAttribute('src') ?? ''
  const isDot = image.getAttribute('width') === '1' || image.getAttribute('height') === '1'
  return /^https:\/\//i.test(address) && !isDot
}
