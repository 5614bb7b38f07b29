import type { NodeJson } from '../../document/document.ts'
import type { Problem } from '../problems.ts'
import { Problems } from '../problems-found.ts'
import { readBlocks, referenceBlocks } from './blocks.ts'
import { htmlToLines } from './html-lines.ts'
import type { WikiSite } from './links.ts'
import { takeOut } from './markers.ts'
import { type Reading, References } from './reading.ts'

export interface Converted {
  /** Without ids. */
  readonly blocks: NodeJson[]
  readonly problems: Problem[]
}

/**
 * [TRF10–TRF13] Wikitext as blocks of our schema, as well as it can be said in it, and what could not. Never throws, whatever
 * the text; takes time in proportion to its length.
 */
export function fromWikitext(source: string, { site, templates }: Pick<Reading, 'site' | 'templates'>): Converted {
  const problems = new Problems()
  const { text, taken } = takeOut(source)
  const reading: Reading = {
    ...{ site, templates, taken, references: new References(), depth: 0 },
    report: (kind, name) => problems.report(kind, name),
  }
  const words = text.replace(redirectLine, '$1')
  const blocks = readBlocks(htmlToLines(words), reading)
  // Notes that nobody asked for are told at the end, as MediaWiki does.
  blocks.push(...referenceBlocks(reading))
  return { blocks, problems: problems.all }
}

export type { Citation, Templates } from './reading.ts'
export type { WikiSite }

const redirectLine = /^\s*#[\p{L}]+\s*:?\s*(\[\[[^[\]\n]+\]\])/u
const knownRedirect =
  /^\s*#(?:redirect(?:ion)?|weiterleitung|redirección|redireccion|rinvia|doorverwijzing|перенаправление|перенапр|patrz|przekieruj|重定向|転送|تحويل|تغییرمسیر|הפניה|yönlendirme|ohjaus|omdirigering|omdirigera|redirecionamento|overført|ανακατευθυνση)\s*:?\s*\[\[([^[\]|\n]+)/iu

/** Where a text leads that is nothing but a redirect; null for any other. */
export function redirectTarget(source: string): string | null {
  return knownRedirect.exec(source)?.[1]?.trim() ?? null
}
