import { declared } from './declared-style.ts'

/**
 * Google Docs and Word say bold and italic by style. Before styles are taken away, what they mean becomes an element; and
 * what an element says but its style takes back (Google Docs wraps everything in a bold that is not) goes.
 */
export function asMarks(root: Element): void {
  for (const element of [...root.querySelectorAll('b, strong')]) {
    if (/^(?:normal|400)$/.test(declared(element, 'font-weight'))) element.replaceWith(...element.childNodes)
  }
  for (const element of [...root.querySelectorAll('span, font, a')]) {
    for (const name of marksOf(element)) wrapContent(element, name)
  }
}

function marksOf(element: Element): string[] {
  const marks: string[] = []
  // A heading is bold by itself.
  const isHeading = element.closest('h1, h2, h3, h4, h5, h6, th') !== null
  if (/^(?:bold|bolder|[6-9]00)$/.test(declared(element, 'font-weight')) && !isHeading) marks.push('strong')
  if (declared(element, 'font-style') === 'italic') marks.push('em')
  if (/line-through/.test(declared(element, 'text-decoration') + declared(element, 'text-decoration-line')))
    marks.push('s')
  return marks
}

function wrapContent(element: Element, name: string): void {
  if (element.textContent?.trim() === '') return
  const mark = element.ownerDocument.createElement(name)
  mark.append(...element.childNodes)
  element.append(mark)
}
