import type { MarkJson, NodeJson } from './document.ts'
import { isSafeLink, pageSlugOf } from './urls.ts'

export interface HtmlOptions {
  /** Whether a page stands under this slug; without it every page is taken to exist. */
  readonly exists?: (slug: string) => boolean
  /** Whether the page under this slug defines a term; without it none does. */
  readonly isTerm?: (slug: string) => boolean
  /** What to put around a piece of text that is HTML already. */
  readonly around?: (piece: NodeJson, html: string) => string
}

// `term` stands in no stored document: it is put there to be shown.
const marksOutsideIn = ['term', 'link', 'bold', 'italic', 'strike', 'code']
const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const tags: Readonly<Record<string, string>> = {
  ...{ term: 'a', link: 'a', bold: 'strong', italic: 'em', strike: 's', code: 'code' },
}

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
  if (mark.type === 'term') return openingTerm(mark)
  return mark.type === 'link' ? openingLink(mark, options) : `<${tags[mark.type]}>`
}

/** [DOC21] A word of the field, linked to what it means. */
function openingTerm(mark: MarkJson): string {
  const several = mark.attrs?.slugs ? ` data-terms="${escapeHtml(String(mark.attrs.slugs))}"` : ''
  return `<a class="fw-term" href="${escapeHtml(hrefOf(mark))}"${several}>`
}

/** [DOC16] A link to a page that is not there looks different and offers to write it. */
function openingLink(mark: MarkJson, { exists, isTerm }: HtmlOptions): string {
  const href = hrefOf(mark)
  const slug = pageSlugOf(href)
  const title = mark.attrs?.title ? ` title="${escapeHtml(String(mark.attrs.title))}"` : ''
  if (slug === null) return `<a href="${escapeHtml(href)}" rel="nofollow noopener"${title}>`
  if (exists && !exists(slug)) {
    const address = `/new?title=${encodeURIComponent(titleFrom(slug))}`
    return `<a class="fw-link fw-link--missing" href="${escapeHtml(address)}" title="This page does not exist yet">`
  }
  const kind = isTerm?.(slug) ? 'fw-link fw-term' : 'fw-link'
  return `<a class="${kind}" href="${escapeHtml(href)}"${title}>`
}

/** The title whose slug this is: the linked words may be inflected or a whole phrase. */
function titleFrom(slug: string): string {
  const [first = '', ...rest] = slug.replaceAll('-', ' ')
  return first.toUpperCase() + rest.join('')
}

function hrefOf(mark: MarkJson): string {
  return String(mark.attrs?.href ?? '')
}
