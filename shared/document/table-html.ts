import type { NodeJson } from './document.ts'
import type { Page } from './html-page.ts'

/** [DOC17] A table scrolls sideways by itself, by keyboard too, and says which cells are headings of what. */
export function tableHtml(table: NodeJson, page: Page): string {
  const rows = table.content ?? []
  if (rows.length === 0) return ''
  page.tables += 1
  const [first, ...rest] = rows
  const headed = first?.content?.length && first.content.every(cell => cell.type === 'tableHeader')
  const head = headed ? `<thead>${rowHtml(first, 'col', page)}</thead>` : ''
  const body = (headed ? rest : rows).map(row => rowHtml(row, 'row', page)).join('')
  const region = `<div class="fw-scroll" role="region" aria-label="Table ${page.tables}" tabindex="0">`
  return `${region}<table>${head}<tbody>${body}</tbody></table></div>`
}

function rowHtml(row: NodeJson, scope: 'col' | 'row', page: Page): string {
  return `<tr>${(row.content ?? []).map(cell => cellHtml(cell, scope, page)).join('')}</tr>`
}

function cellHtml(cell: NodeJson, scope: 'col' | 'row', page: Page): string {
  const tag = cell.type === 'tableHeader' ? 'th' : 'td'
  const heads = tag === 'th' ? ` scope="${scope}"` : ''
  const spans = span('colspan', cell) + span('rowspan', cell)
  const align = cell.attrs?.align
  const placed = align === 'center' || align === 'right' ? ` class="fw-align-${align}"` : ''
  return `<${tag}${heads}${spans}${placed}>${page.blocks(cell.content ?? [])}</${tag}>`
}

function span(name: 'colspan' | 'rowspan', cell: NodeJson): string {
  const cells = cell.attrs?.[name]
  return typeof cells === 'number' && Number.isInteger(cells) && cells > 1 ? ` ${name}="${cells}"` : ''
}
