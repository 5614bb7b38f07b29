import { type Attributes, Extension } from '@tiptap/core'
import { Heading } from '@tiptap/extension-heading'
import { Image } from '@tiptap/extension-image'
import { Link } from '@tiptap/extension-link'
import { OrderedList } from '@tiptap/extension-list'
import { TableCell, TableHeader } from '@tiptap/extension-table'
import { blockId, blockTypes, listStyles } from './blocks.ts'
import { isSafeImage, isSafeLink } from './urls.ts'

interface Element {
  getAttribute(name: string): string | null
}

// What a parse rule lets in, `parseDocument` must accept: a paste nobody can propose would be found out far too late.

export const BlockId = Extension.create({
  name: 'blockId',
  addGlobalAttributes() {
    const id = {
      default: null,
      keepOnSplit: false,
      parseHTML: (element: Element) => {
        const value = element.getAttribute('data-id')
        return value !== null && blockId.test(value) ? value : null
      },
      renderHTML: (attributes: Record<string, unknown>) => (attributes.id ? { 'data-id': attributes.id } : {}),
    }
    return [{ types: [...blockTypes], attributes: { id } }]
  },
})

/** The page's title is its only h1, so a pasted h1 becomes an h2, and h5 and h6 become the smallest heading there is. */
export const SectionHeading = Heading.extend({
  addAttributes() {
    // The tag alone says the level: an attribute of that name in pasted HTML would otherwise speak for it.
    return { level: { default: 2, rendered: false, parseHTML: () => null } }
  },
  parseHTML() {
    return [2, 2, 3, 4, 4, 4].map((level, index) => ({ tag: `h${index + 1}`, attrs: { level } }))
  },
}).configure({ levels: [2, 3, 4] })

export const NumberedList = OrderedList.extend({
  content: 'listItem*',
  addAttributes() {
    const type = (element: Element) => listStyles.find(style => style === element.getAttribute('type')) ?? null
    return {
      start: { default: 1, parseHTML: (element: Element) => wholeNumber(element, 'start', 0, 1_000_000) ?? 1 },
      type: { default: null, parseHTML: type },
    }
  },
})

/** Widths of columns are left to the reader's screen, so a cell has none. */
function cellAttributes(inherited: Attributes | undefined): Attributes {
  const span = (name: string) => ({
    default: 1,
    parseHTML: (element: Element) => wholeNumber(element, name, 1, 100) ?? 1,
  })
  return { colspan: span('colspan'), rowspan: span('rowspan'), align: inherited?.align ?? { default: null } }
}

export const Cell = TableCell.extend({
  content: 'block*',
  addAttributes() {
    return cellAttributes(this.parent?.())
  },
})

export const HeaderCell = TableHeader.extend({
  content: 'block*',
  addAttributes() {
    return cellAttributes(this.parent?.())
  },
})

export const WebImage = Image.extend({
  addAttributes() {
    const short = (name: string) => (element: Element) => element.getAttribute(name)?.slice(0, 500) ?? null
    const pixels = (name: string) => (element: Element) => wholeNumber(element, name, 1, 20_000)
    return {
      src: { default: null },
      alt: { default: null, parseHTML: short('alt') },
      title: { default: null, parseHTML: short('title') },
      width: { default: null, parseHTML: pixels('width') },
      height: { default: null, parseHTML: pixels('height') },
    }
  },
  parseHTML() {
    return [{ tag: 'img[src]', getAttrs: element => (isSafeImage(element.getAttribute('src') ?? '') ? null : false) }]
  },
})

export const SafeLink = Link.extend({
  // Target, rel and class are the renderer's to decide; kept out of the document nobody can write them.
  addAttributes() {
    const title = (element: Element) => element.getAttribute('title')?.slice(0, 500) ?? null
    return { href: { default: null }, title: { default: null, parseHTML: title } }
  },
}).configure({
  autolink: true,
  defaultProtocol: 'https',
  HTMLAttributes: { target: null, rel: 'nofollow noopener', class: null },
  isAllowedUri: url => isSafeLink(url),
  linkOnPaste: true,
  markdownLinks: true,
  openOnClick: false,
})

function wholeNumber(element: Element, name: string, from: number, to: number): number | null {
  const value = element.getAttribute(name) ?? ''
  const number = Number(value)
  return /^\d+$/.test(value) && number >= from && number <= to ? number : null
}
