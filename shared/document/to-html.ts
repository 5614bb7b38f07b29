import { anchorsOf } from './anchors.ts'
import { readsRightToLeft } from './direction.ts'
import type { DocumentJson, NodeJson } from './document.ts'
import type { Page } from './html-page.ts'
import { escapeHtml, type HtmlOptions, inlineHtml } from './inline-html.ts'
import { tableHtml } from './table-html.ts'
import { blockText } from './to-text.ts'
import { isSafeImage } from './urls.ts'

/** [DOC15] A document as HTML that is safe to set as inner HTML: no styles, no scripts, no attribute it does not write itself. */
export function toHtml(doc: DocumentJson, options: HtmlOptions = {}): string {
  return blocksHtml(doc.content, pageOf(doc, options))
}

/** The same without the elements: what stands before the first of them, and everything else after. */
export function htmlAroundElements(doc: DocumentJson, options: HtmlOptions = {}): { intro: string; after: string } {
  const page = pageOf(doc, options)
  const first = doc.content.findIndex(isElement)
  const end = first < 0 ? doc.content.length : first
  return {
    intro: blocksHtml(doc.content.slice(0, end), page),
    after: blocksHtml(
      doc.content.slice(end).filter(node => !isElement(node)),
      page,
    ),
  }
}

function pageOf(doc: DocumentJson, options: HtmlOptions): Page {
  const page: Page = { options, anchors: anchorsOf(doc), tables: 0, blocks: nodes => blocksHtml(nodes, page) }
  return page
}

function blocksHtml(nodes: readonly NodeJson[], page: Page): string {
  let html = ''
  for (const [index, node] of nodes.entries()) {
    if (isElement(node)) {
      if (index === 0 || !isElement(nodes[index - 1])) html += `<ol class="els">`
      html += elementHtml(node, page)
      if (!isElement(nodes[index + 1])) html += '</ol>'
    } else html += blockHtml(node, page)
  }
  return html
}

function blockHtml(node: NodeJson, page: Page): string {
  const inner = (): string => blocksHtml(node.content ?? [], page)
  const text = (): string => inlineHtml(node.content ?? [], page.options)
  switch (node.type) {
    case 'paragraph':
      return `<p${direction(node)}>${text()}</p>`
    case 'heading':
      return headingHtml(node, page)
    case 'bulletList':
      return `<ul>${inner()}</ul>`
    case 'orderedList':
      return `<ol${numbering(node)}>${inner()}</ol>`
    case 'listItem':
      return `<li${direction(node)}>${inner()}</li>`
    case 'taskList':
      return `<ul class="fw-tasks">${inner()}</ul>`
    case 'taskItem':
      return taskHtml(node, page)
    case 'blockquote':
      return `<blockquote${direction(node)}>${inner()}</blockquote>`
    case 'codeBlock':
      return `<pre tabindex="0"><code${language(node)}>${text()}</code></pre>`
    case 'horizontalRule':
      return '<hr>'
    case 'image':
      return imageHtml(node)
    case 'table':
      return tableHtml(node, page)
    case 'details':
      return detailsHtml(node, page)
    default:
      throw new Error(`No way to show a ${node.type}.`)
  }
}

function elementHtml(node: NodeJson, page: Page): string {
  const anchor = page.anchors.get(node) ?? ''
  const number = anchor.slice(1)
  const handle = node.attrs?.handle ? `, ${escapeHtml(String(node.attrs.handle))}` : ''
  const id = node.attrs?.id ? ` data-element="${escapeHtml(String(node.attrs.id))}"` : ''
  const numeral = `<a class="els__n" href="#${anchor}" aria-label="Element ${number}${handle}">${number}</a>`
  const text = `<p class="els__t"${direction(node)}>${inlineHtml(node.content ?? [], page.options)}</p>`
  return `<li id="${anchor}" value="${number}"${id}>${numeral}<div>${text}</div></li>`
}

function headingHtml(node: NodeJson, page: Page): string {
  const level = [2, 3, 4].find(known => known === node.attrs?.level) ?? 2
  const id = escapeHtml(page.anchors.get(node) ?? '')
  return `<h${level} id="${id}"${direction(node)}>${inlineHtml(node.content ?? [], page.options)}</h${level}>`
}

function taskHtml(node: NodeJson, page: Page): string {
  const [first, ...rest] = node.content ?? []
  const checked = node.attrs?.checked === true ? ' checked' : ''
  const named = first?.type === 'paragraph' && first.content
  const name = named ? `<span>${inlineHtml(first.content, page.options)}</span>` : ''
  const label = named ? '' : ' aria-label="Task"'
  const box = `<label><input type="checkbox" disabled${checked}${label}>${name}</label>`
  const others = named || first?.type === 'paragraph' ? rest : (node.content ?? [])
  return `<li class="fw-task"${direction(node)}>${box}${blocksHtml(others, page)}</li>`
}

function imageHtml(node: NodeJson): string {
  const { src, alt, title, width, height } = node.attrs ?? {}
  if (typeof src !== 'string' || !isSafeImage(src)) return ''
  const size = [Number.isInteger(width) && ` width="${width}"`, Number.isInteger(height) && ` height="${height}"`]
  const image = `<img src="${escapeHtml(src)}" alt="${escapeHtml(String(alt ?? ''))}"${size.filter(Boolean).join('')} loading="lazy" decoding="async" referrerpolicy="no-referrer">`
  const caption = title ? `<figcaption>${escapeHtml(String(title))}</figcaption>` : ''
  return `<figure class="fw-figure">${image}${caption}</figure>`
}

/** Two people can leave a second summary behind; it is shown as a paragraph, because its words are theirs. */
function detailsHtml(node: NodeJson, page: Page): string {
  const children = node.content ?? []
  const summary = children.find(child => child.type === 'detailsSummary')
  const name = summary ? inlineHtml(summary.content ?? [], page.options) : ''
  const rest = children.filter(child => child !== summary)
  const body = rest.map(child =>
    child.type === 'detailsSummary'
      ? `<p>${inlineHtml(child.content ?? [], page.options)}</p>`
      : blocksHtml(child.content ?? [], page),
  )
  return `<details><summary>${name || 'Details'}</summary>${body.join('')}</details>`
}

function numbering(node: NodeJson): string {
  const start = Number(node.attrs?.start ?? 1)
  const type = node.attrs?.type
  return (start === 1 ? '' : ` start="${start}"`) + (type ? ` type="${escapeHtml(String(type))}"` : '')
}

function language(node: NodeJson): string {
  const name = node.attrs?.language
  return name ? ` class="language-${escapeHtml(String(name))}"` : ''
}

function direction(node: NodeJson): string {
  return readsRightToLeft(blockText(node)) ? ' dir="rtl"' : ''
}

function isElement(node: NodeJson | undefined): boolean {
  return node?.type === 'definitionElement'
}
