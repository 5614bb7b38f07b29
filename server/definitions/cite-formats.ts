/// <reference path="./citation-js.d.ts" />
import { readFileSync } from 'node:fs'
import { plugins } from '@citation-js/core'
import '@citation-js/plugin-bibtex'
import '@citation-js/plugin-csl'
import '@citation-js/plugin-ris'
import type { CitationFormat } from '@fieldword/shared/definitions/cite-contract.ts'
import type { CslItem, CslName } from '@fieldword/shared/definitions/cite-csl.ts'
import { publisher } from '@fieldword/shared/definitions/published.ts'
import { trimmedStyle } from './cite-style.ts'

const styleNames = { apa: 'apa', chicago: 'chicago-author-date' } as const

for (const name of Object.values(styleNames)) {
  const style = readFileSync(new URL(`./cite-styles/${name}.csl`, import.meta.url), 'utf8')
  plugins.config.get('@csl').styles.add(`fieldword-${name}`, trimmedStyle(style))
}
// The library would leave out every letter it knows no command for: whole titles in other scripts.
Object.assign(plugins.config.get('@bibtex').format, { asciiOnly: false, useIdAsLabel: true, checkLabel: false })

/** [DEF61] [DEF63] One item in one format. The two styles are programs that have to be read the first time. */
export function citationIn(format: CitationFormat, item: CslItem): string {
  switch (format) {
    case 'apa':
    case 'chicago':
      return inStyle(item, styleNames[format])
    case 'bibtex':
      return bibtexOf(item)
    case 'ris':
      return risOf(item)
    case 'csl':
      return `${JSON.stringify([item], null, 2)}\n`
  }
}

function inStyle(item: CslItem, style: string): string {
  const template = `fieldword-${style}`
  const text = plugins.output.format('bibliography', [guarded(item)], { format: 'text', template, lang: 'en-US' })
  return restored(text, sign => sign).trim()
}

function bibtexOf(item: CslItem): string {
  const text = plugins.output.format('bibtex', [guarded(item)])
  // Few styles of BibTeX print `url`; all print how it was published, and there signs mean something.
  const printed = text.replace(
    /^(\thowpublished = )\{.*\},$/m,
    (_, start: string) => `${start}{${publisher}, \\url{${item.URL}}},`,
  )
  return `${restored(printed, sign => latex[sign] ?? sign).trim()}\n`
}

/**
 * The library breaks lines after 70 characters, addresses too, so it only says which fields there are; and its ids are cut off and the
 * same for all versions. It knows no field for what kind of thing this is: that is a note.
 */
function risOf(item: CslItem): string {
  const [{ TY, ID: _, ...fields }] = plugins.output.format('ris', [{ ...item, publisher }], { format: 'object' })
  const lines = Object.entries(fields).flatMap(([tag, values]) => [values].flat().map(value => `${tag}  - ${value}`))
  return `${[`TY  - ${TY}`, ...lines, `N1  - ${item.genre}`, 'ER  - '].join('\r\n')}\r\n`
}

/** Signs that mean something in BibTeX, or in the marked-up text of CSL: `<i>` in a title is a title about markup. */
const latex: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '&': '\\&',
  '%': '\\%',
  $: '\\$',
  '#': '\\#',
  _: '\\_',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
}
const signs = Object.keys(latex)
/** Of the private use area: no text that people write has them, and no format gives them a meaning. */
const firstGuard = 0xe000

/** The item with such signs put out of reach, its address apart, which every format leaves as it is. */
function guarded<Item extends CslItem>(item: Item): Item {
  const { title, genre, author } = item
  return { ...item, title: guard(title), genre: guard(genre), ...(author ? { author: author.map(guardedName) } : {}) }
}

function guardedName(name: CslName): CslName {
  if ('literal' in name) return { literal: guard(name.literal) }
  return { family: guard(name.family), given: guard(name.given) }
}

function guard(text: string): string {
  const plain = text.replace(/[\ue000-\ue0ff]/g, '')
  return plain.replace(/[\\{}<>&%$#_^~]/g, sign => String.fromCharCode(firstGuard + signs.indexOf(sign)))
}

function restored(text: string, write: (sign: string) => string): string {
  return text.replace(/[\ue000-\ue0ff]/g, mark => write(signs[mark.charCodeAt(0) - firstGuard] ?? ''))
}
