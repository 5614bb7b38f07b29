/** A feed as RFC 4287 has it, in pages as RFC 5005 has them. Addresses are whole. */
export interface Feed {
  /** Never changes, whatever the feed's address becomes. */
  readonly id: string
  readonly title: string
  readonly updated: Date
  /** Whoever publishes it: the author of entries that name none. */
  readonly author: string
  readonly links: readonly Link[]
  readonly entries: readonly Entry[]
}

export interface Link {
  readonly rel: 'self' | 'alternate' | 'related' | 'first' | 'previous' | 'next' | 'last'
  readonly href: string
  readonly type?: string
}

export interface Entry {
  readonly id: string
  readonly title: string
  readonly updated: Date
  readonly authors: readonly { readonly name: string; readonly uri?: string }[]
  readonly links: readonly Link[]
  readonly categories: readonly string[]
  /** HTML, already safe. */
  readonly html: string
}

export const atomType = 'application/atom+xml'

export function atomOf({ id, title, updated, author, links, entries }: Feed): string {
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    ...[element('id', id), element('title', title), element('updated', updated.toISOString())],
    person({ name: author }),
    ...links.map(link),
    ...entries.map(entry),
    '</feed>',
    '',
  ].join('\n')
}

function entry({ id, title, updated, authors, links, categories, html }: Entry): string {
  const at = updated.toISOString()
  return [
    '<entry>',
    ...[element('id', id), element('title', title), element('published', at), element('updated', at)],
    ...authors.map(person),
    ...links.map(link),
    ...categories.map(term => `<category term="${escaped(term)}"/>`),
    `<content type="html">${escaped(html)}</content>`,
    '</entry>',
  ].join('\n')
}

function element(name: string, text: string): string {
  return `<${name}>${escaped(text)}</${name}>`
}

function person({ name, uri }: Entry['authors'][number]): string {
  return `<author>${element('name', name)}${uri ? element('uri', uri) : ''}</author>`
}

function link({ rel, href, type }: Link): string {
  return `<link rel="${rel}" href="${escaped(href)}"${type ? ` type="${type}"` : ''}/>`
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** For text, attributes and, as it escapes a text once, for HTML. What XML 1.0 cannot carry is left out. */
export function escaped(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/(?![\t\n\r])[\p{Cc}\ufffe\uffff]/gu, '')
    .replaceAll(/[&<>"]/g, character => entities[character] ?? character)
}
