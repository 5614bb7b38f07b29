/**
 * Google Docs and Word say bold and italic by style. Before styles are taken away, what they mean becomes an element; and
 * what an element says but its style takes back (Google Docs wraps everything in a bold that is not) goes.
 */
export function asMarks(root: Element): void {
  for (const element of [...root.querySelectorAll<HTMLElement>('b, strong')]) {
    if (/^(?:normal|400)$/.test(element.style.fontWeight)) element.replaceWith(...element.childNodes)
  }
  for (const element of [...root.querySelectorAll<HTMLElement>('span, font, a')]) {
    for (const name of marksOf(element)) wrapContent(element, name)
  }
}

function marksOf(element: HTMLElement): string[] {
  const { fontWeight, fontStyle, textDecoration, textDecorationLine } = element.style
  const marks: string[] = []
  // A heading is bold by itself.
  const isHeading = element.closest('h1, h2, h3, h4, h5, h6, th') !== null
  if (/^(?:bold|bolder|[6-9]00)$/.test(fontWeight) && !isHeading) marks.push('strong')
  if (fontStyle === 'italic') marks.push('em')
  if (/line-through/.test(textDecoration || textDecorationLine)) marks.push('s')
  return marks
}

function wrapContent(element: HTMLElement, name: string): void {
  if (element.textContent?.trim() === '') return
  const mark = element.ownerDocument.createElement(name)
  mark.append(...element.childNodes)
  element.append(mark)
}
