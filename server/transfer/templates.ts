import type { Citation, Templates } from '@fieldword/shared/transfer/wikitext/from-wikitext.ts'
import wtf from 'wtf_wikipedia'

/** What says something else every time it is read: imported twice, it would not be the same text. */
const changing =
  /^\{\{\s*(?:current|local|numberof|page(?:name|s)|full|revision|time|age|#|subst:|safesubst:|birth|start date)/i
const citing = /^\{\{\s*(?:cite|citation)\b/i
/** Characters of a template that is still asked for its words. */
const longest = 20_000

/** Templates by the library that knows those of Wikipedia: languages, units, dates, quotations, citations. */
export const templates: Templates = {
  textOf(source) {
    if (source.length > longest || changing.test(source)) return ''
    return remembered(texts, source, () => wtf(source).text().trim())
  },
  citationOf(source) {
    if (source.length > longest || !citing.test(source)) return null
    return remembered(citations, source, () => citationIn(source))
  },
}

/** A text brings most of its templates along from revision to revision. Bounded: at so many, what is known is forgotten. */
const mostRemembered = 5000
const texts = new Map<string, string>()
const citations = new Map<string, Citation | null>()

function remembered<T>(known: Map<string, T>, source: string, ask: () => T): T {
  const before = known.get(source)
  if (before !== undefined) return before
  if (known.size >= mostRemembered) known.clear()
  const answer = ask()
  known.set(source, answer)
  return answer
}

function citationIn(source: string): Citation | null {
  const cited = wtf(`<ref>${source}</ref>`).references()[0]?.json() as Readonly<Record<string, unknown>> | undefined
  return cited ? citationFrom(cited) : null
}

function citationFrom(cited: Readonly<Record<string, unknown>>): Citation | null {
  const told = (...names: string[]) =>
    names.map(name => cited[name]).find(value => typeof value === 'string' && value !== '')
  const [last, first] = [told('last', 'last1', 'surname', 'author', 'author1'), told('first', 'first1', 'given')]
  const author = first && last ? `${last}, ${first}` : last
  const title = told('title', 'chapter')
  const published = [told('work', 'journal', 'newspaper', 'website', 'publisher'), told('year', 'date')].filter(Boolean)
  const text = [author, title && `“${title}”`, ...published].filter(Boolean).join('. ')
  const address = told('url', 'archive-url', 'archiveurl')
  return text === '' ? null : { text: `${text}.`, address: typeof address === 'string' ? address : null }
}
