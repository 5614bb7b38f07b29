import { withRenamedStyles } from './declared-style.ts'
import { keepAttributes } from './kept-attributes.ts'
import { asMarks } from './span-styles.ts'
import { asTaskLists } from './task-lists.ts'
import { asLists } from './word-lists.ts'

/** Elements whose content is never text of the page that was copied from. */
const dropped =
  'script, style, meta, link, title, base, template, noscript, object, embed, iframe, frame, applet, svg, math, canvas, audio, video, select, textarea, xml'

/**
 * What was copied elsewhere, reduced to what a document can hold: structure, emphasis, links, tables, images by their web
 * address. Works in the document of a template, where no script runs and nothing is loaded; the schema then checks again.
 */
export function cleanPastedHtml(html: string): string {
  const root = parseInert(withRenamedStyles(withoutForms(withoutConditions(html))))
  for (const element of root.querySelectorAll(dropped)) element.remove()
  asLists(root)
  removeComments(root)
  asTaskLists(root)
  asMarks(root)
  for (const element of [...root.querySelectorAll('*')]) keepAttributes(element)
  for (const element of [...root.querySelectorAll('span, font, input, label, button')]) unwrap(element)
  for (const lineBreak of root.querySelectorAll(':scope > br')) lineBreak.remove()
  for (const paragraph of root.querySelectorAll('p')) {
    if (isBlank(paragraph)) paragraph.remove()
  }
  return root.innerHTML
}

function parseInert(html: string): HTMLElement {
  const template = document.createElement('template')
  template.innerHTML = html
  const root = template.content.ownerDocument.createElement('div')
  root.append(template.content)
  return root
}

/** A form answers to the names of its fields before its own: `<input name="attributes">` would hide its attributes. */
function withoutForms(html: string): string {
  return html.replace(/<(\/?)form(?=[\s/>])/gi, '<$1div')
}

/** Word shows list markers inside `<!--[if !supportLists]-->`: the condition goes, what it encloses is needed for a moment. */
function withoutConditions(html: string): string {
  return html.replace(/<!\[(?:if|endif)[^\]]*\]>/gi, '')
}

function removeComments(root: Element): void {
  const comments = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_COMMENT)
  const found: Node[] = []
  while (comments.nextNode()) found.push(comments.currentNode)
  for (const comment of found) comment.parentNode?.removeChild(comment)
}

function isBlank(paragraph: Element): boolean {
  if (paragraph.querySelector('img, hr')) return false
  // A paragraph alone in its cell or list item is what one types into.
  if (paragraph.parentElement?.matches('td, th, li') && paragraph.parentElement.childElementCount === 1) return false
  return /^[\s\u00a0]*$/.test(paragraph.textContent ?? '')
}

function unwrap(element: Element): void {
  element.replaceWith(...element.childNodes)
}
