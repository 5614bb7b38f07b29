import type {
  DefinitionContent,
  FootnoteDefinition,
  List,
  ListItem,
  PhrasingContent,
  Root,
  RootContent,
  Table,
} from 'mdast'
import { fromMarkdown as parse } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import type { MarkJson, NodeJson } from '../../document/document.ts'
import { isSafeImage, isSafeLink } from '../../document/urls.ts'
import { node, textNode } from '../nodes.ts'
import { Problems } from '../problems-found.ts'
import type { Converted } from '../wikitext/from-wikitext.ts'

/** Blocks within blocks; what lies deeper is told at this depth. */
const deepest = 12
const frontMatter = /^---\n[\s\S]*?\n(?:---|\.\.\.)(?:\n|$)/

/** [TRF20] Markdown, with GitHub's tables, tasks, footnotes and struck words, as blocks of our schema without ids. */
export function fromMarkdown(source: string): Converted {
  const problems = new Problems()
  const text = source.replaceAll('\r\n', '\n').replace(frontMatter, () => {
    problems.report('front-matter', '')
    return ''
  })
  const tree = parse(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })
  return { blocks: new MarkdownReader(tree, problems).read(), problems: problems.all }
}

/** The title a text gives itself, in its front matter or its first heading; null when it gives none. */
export function markdownTitle(source: string): string | null {
  const matter = frontMatter.exec(source.replaceAll('\r\n', '\n'))?.[0] ?? ''
  const told = /^title:\s*(?:'((?:[^']|'')*)'|"([^"]*)"|(.+))\s*$/m.exec(matter)
  const title = told && (told[1]?.replaceAll("''", "'") ?? told[2] ?? told[3])
  const heading = /^# +(.+?)(?: +#+)?$|^(\S[^\n]*)\n=+ *$/m.exec(source.slice(matter.length))
  return (title ?? heading?.[1] ?? heading?.[2])?.trim() || null
}

class MarkdownReader {
  readonly #tree: Root
  readonly #problems: Problems
  readonly #definitions = new Map<string, string>()
  readonly #notes = new Map<string, FootnoteDefinition>()
  readonly #cited: string[] = []

  constructor(tree: Root, problems: Problems) {
    this.#tree = tree
    this.#problems = problems
    for (const child of tree.children) this.#define(child)
  }

  read(): NodeJson[] {
    const blocks = this.#blocks(this.#tree.children, 0)
    const items: NodeJson[] = []
    // A note may cite another: the list grows while it is told.
    for (const label of this.#cited) {
      const content = this.#blocks(this.#notes.get(label)?.children ?? [], 1)
      items.push(node('listItem', content.length > 0 ? content : [node('paragraph')]))
    }
    return items.length > 0 ? [...blocks, node('orderedList', items)] : blocks
  }

  #define(content: RootContent | DefinitionContent): void {
    if (content.type === 'definition') {
      if (!this.#definitions.has(content.identifier)) this.#definitions.set(content.identifier, content.url)
    } else if (content.type === 'footnoteDefinition') this.#notes.set(content.identifier, content)
    else if ('children' in content) for (const child of content.children as RootContent[]) this.#define(child)
  }

  #blocks(children: readonly RootContent[], depth: number): NodeJson[] {
    return children.flatMap(child => this.#block(child, depth))
  }

  #block(content: RootContent, depth: number): NodeJson[] {
    switch (content.type) {
      case 'paragraph':
        return this.#paragraphs(content.children)
      case 'heading':
        return this.#heading(content.children, content.depth)
      case 'blockquote':
        return this.#nested('blockquote', this.#blocks(content.children, depth + 1), depth)
      case 'list':
        return this.#list(content, depth)
      case 'code':
        return [
          node('codeBlock', content.value === '' ? [] : [textNode(content.value)], languageOf(content.lang ?? null)),
        ]
      case 'thematicBreak':
        return [node('horizontalRule')]
      case 'table':
        return [this.#table(content)]
      case 'html':
        this.#problems.report('html', tagOf(content.value))
        return [node('codeBlock', [textNode(content.value)], { language: 'html' })]
      case 'definition':
      case 'footnoteDefinition':
        return []
      default:
        return 'value' in content ? [node('paragraph', [textNode(content.value)])] : []
    }
  }

  #nested(type: string, content: readonly NodeJson[], depth: number): NodeJson[] {
    return depth >= deepest ? [...content] : [node(type, content.length > 0 ? content : [node('paragraph')])]
  }

  #list(list: List, depth: number): NodeJson[] {
    if (depth >= deepest) return list.children.flatMap(item => this.#blocks(item.children, depth + 1))
    const tasks = list.children.some(({ checked }) => typeof checked === 'boolean')
    const items = list.children.map(item => this.#item(item, tasks, depth + 1))
    if (tasks) return [node('taskList', items)]
    if (!list.ordered) return [node('bulletList', items)]
    const start = Math.min(1_000_000, list.start ?? 1)
    return [node('orderedList', items, start === 1 ? {} : { start })]
  }

  #item(item: ListItem, task: boolean, depth: number): NodeJson {
    const blocks = this.#blocks(item.children, depth)
    const content = blocks.length > 0 ? blocks : [node('paragraph')]
    if (!task) return node('listItem', content)
    return node('taskItem', content, item.checked ? { checked: true } : {})
  }

  #heading(children: readonly PhrasingContent[], depth: number): NodeJson[] {
    const { inline, images } = this.#inline(children)
    const heading = inline.length > 0 ? [node('heading', inline, { level: Math.min(4, Math.max(2, depth)) })] : []
    return [...heading, ...images]
  }

  /** A picture is a block of its own: the words around it become paragraphs before and after. */
  #paragraphs(children: readonly PhrasingContent[]): NodeJson[] {
    const blocks: NodeJson[] = []
    let words: PhrasingContent[] = []
    const endParagraph = () => {
      const { inline, images } = this.#inline(words)
      if (inline.length > 0) blocks.push(node('paragraph', inline))
      blocks.push(...images)
      words = []
    }
    for (const child of children) {
      const image = child.type === 'image' ? this.#image(child.url, child.alt, child.title) : null
      if (image) {
        endParagraph()
        blocks.push(image)
      } else words.push(child)
    }
    endParagraph()
    return blocks
  }

  #image(src: string, alt?: string | null, title?: string | null): NodeJson | null {
    if (!isSafeImage(src)) return null
    const short = (text: string) => text.slice(0, 500)
    return node('image', [], { src, ...(alt && { alt: short(alt) }), ...(title && { title: short(title) }) })
  }

  #table({ children, align }: Table): NodeJson {
    const rows = children.map((row, index) =>
      node(
        'tableRow',
        row.children.map((cell, column) => {
          const { inline } = this.#inline(cell.children)
          const side = align?.[column] ?? null
          return node(
            index === 0 ? 'tableHeader' : 'tableCell',
            [node('paragraph', inline)],
            side ? { align: side } : {},
          )
        }),
      ),
    )
    return node('table', rows)
  }

  #inline(children: readonly PhrasingContent[]): { inline: NodeJson[]; images: NodeJson[] } {
    const images: NodeJson[] = []
    const inline = children.flatMap(child => this.#words(child, [], images))
    while (inline.at(-1)?.type === 'hardBreak') inline.pop()
    return { inline, images }
  }

  #words(content: PhrasingContent, marks: readonly MarkJson[], images: NodeJson[]): NodeJson[] {
    const within = (mark: MarkJson | null): NodeJson[] => {
      const all = mark && !marks.some(({ type }) => type === mark.type) ? [...marks, mark] : marks
      return 'children' in content ? content.children.flatMap(child => this.#words(child, all, images)) : []
    }
    switch (content.type) {
      case 'text':
        return said(content.value.replace(/ *\n */g, ' '), marks)
      case 'strong':
        return within({ type: 'bold' })
      case 'emphasis':
        return within({ type: 'italic' })
      case 'delete':
        return within({ type: 'strike' })
      case 'inlineCode':
        return said(content.value, marks.some(({ type }) => type === 'code') ? marks : [...marks, { type: 'code' }])
      case 'break':
        return [{ type: 'hardBreak' }]
      case 'link':
        return within(linkMark(content.url, content.title))
      case 'linkReference':
        return within(linkMark(this.#definitions.get(content.identifier) ?? ''))
      case 'image':
      case 'imageReference':
        return this.#picture(content, marks, images)
      case 'footnoteReference':
        return said(this.#cite(content.identifier), [])
      case 'html':
        return this.#html(content.value, marks)
      default:
        return within(null)
    }
  }

  #picture(
    content: Extract<PhrasingContent, { type: 'image' | 'imageReference' }>,
    marks: readonly MarkJson[],
    images: NodeJson[],
  ): NodeJson[] {
    const src = content.type === 'image' ? content.url : (this.#definitions.get(content.identifier) ?? '')
    const image = this.#image(src, content.alt)
    if (image) images.push(image)
    else this.#problems.report('image', src)
    return image ? [] : said(content.alt ?? '', marks)
  }

  #cite(label: string): string {
    if (!this.#notes.has(label)) return `[^${label}]`
    if (!this.#cited.includes(label)) this.#cited.push(label)
    return `[${this.#cited.indexOf(label) + 1}]`
  }

  #html(value: string, marks: readonly MarkJson[]): NodeJson[] {
    if (/^<br\b/i.test(value)) return [{ type: 'hardBreak' }]
    if (/^<!--/.test(value)) return []
    this.#problems.report('html', tagOf(value))
    return said(value, marks)
  }
}

function said(text: string, marks: readonly MarkJson[]): NodeJson[] {
  return text === '' ? [] : [textNode(text, marks)]
}

function linkMark(href: string, title?: string | null): MarkJson | null {
  if (!isSafeLink(href)) return null
  return { type: 'link', attrs: { href, ...(title && { title: title.slice(0, 500) }) } }
}

function languageOf(lang: string | null): { language: string } | Record<string, never> {
  return lang && /^\S{1,100}$/.test(lang) ? { language: lang } : {}
}

function tagOf(html: string): string {
  return /^<\/?([a-z][\w-]*)/i.exec(html)?.[1]?.toLowerCase() ?? ''
}
