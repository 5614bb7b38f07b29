import type { MarkJson, NodeJson } from './document.ts'
import { isSafeLink, pageSlugOf } from './urls.ts'

export interface HtmlOptions {
  /** Whether a page stands under this slug; without it every page is taken to exist. */
  readonly exists?: (slug: string) => boolean
  /** What to put around a piece of text that is HTML already. */
  readonly around?: (piece: NodeJson, html: string) => string
}

const marksOutsideIn = ['link', 'bold', 'italic', 'strike', 'code']
const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const tags: Readonly<Record<string, string>> = { bold: 'strong', italic: 'em', strike: 's', code: 'code', link: 'a' }

/** [DOC15] Text and its marks. A mark that goes on over several pieces of text is one HTML element. */
export function inlineHtml(nodes: readonly NodeJson[], options: HtmlOptions): string {
  let html = ''
  let open: MarkJson[] = []
  for (const node of nodes) {
    const marks = shownMarks(node)
    const kept = commonLength(open, marks)
    html +=
      closing(open.slice(kept)) +
      marks
        .slice(kept)
        .map(mark => opening(mark, options))
        .join('')
    const text = escapeHtml(node.text ?? '')
    html += node.type === 'hardBreak' ? '<br>' : (options.around?.(node, text) ?? text)
    open = marks
  }
  return html + closing(open)
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, character => entities[character] ?? character)
}

function shownMarks(node: NodeJson): MarkJson[] {
  return marksOutsideIn.flatMap(type => {
    const mark = node.marks?.find(candidate => candidate.type === type)
    // Checked again here although documents are checked when they come in: what is shown must be safe by itself.
    return mark && (type !== 'link' || isSafeLink(hrefOf(mark))) ? [mark] : []
  })
}

function commonLength(a: readonly MarkJson[], b: readonly MarkJson[]): number {
  let length = 0
  while (length < a.length && length < b.length && sameMark(a[length], b[length])) length += 1
  return length
}

function sameMark(a: MarkJson | undefined, b: MarkJson | undefined): boolean {
  return a?.type === b?.type && JSON.stringify(a?.attrs ?? null) === JSON.stringify(b?.attrs ?? null)
}

function closing(marks: readonly MarkJson[]): string {
  return marks
    .toReversed()
    .map(({ type }) => `</${tags[type]}>`)
    .join('')
}

function opening(mark: MarkJson, options: HtmlOptions): string {
  return mark.type === 'link' ? openingLink(mark, options) : `<${tags[mark.type]}>`
}

/** [DOC16] A link to a page that is not there looks different and offers to write it. */
function openingLink(mark: MarkJson, { exists }: HtmlOptions): string {
  const href = hrefOf(mark)
  const slug = pageSlugOf(href)
  const title = mark.attrs?.title ? ` title="${escapeHtml(String(mark.attrs.title))}"` : ''
  if (slug === null) return `<a href="${escapeHtml(href)}" rel="nofollow noopener"${title}>`
  if (exists && !exists(slug)) {
    const address = `/new?title=${encodeURIComponent(titleFrom(slug))}`
    return `<a class="fw-link fw-link--missing" href="${escapeHtml(address)}" title="This page does not exist yet">`
  }
  return `<a class="fw-link" href="${escapeHtml(href)}"${title}>`
}

/** The title whose slug this is: the linked words may be inflected or a whole phrase. */
function titleFrom(slug: string): string {
  const [first = '', ...rest] = slug.replaceAll('-', ' ')
  return first.toUpperCase() + rest.join('')
}

function hrefOf(mark: MarkJson): string {
  return String(mark.attrs?.href ?? '')
}
