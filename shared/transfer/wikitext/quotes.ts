interface Run {
  readonly index: number
  readonly length: number
}

/** What a run of apostrophes means: some of them as they are, then bold and italic begun or ended. */
export interface Quotes {
  readonly literal: number
  readonly bold: boolean
  readonly italic: boolean
}

/**
 * Runs of apostrophes in one line by their place, read as MediaWiki reads them: four are one and a bold, more than five are
 * some and both; and where neither bold nor italic come out even, one bold was an apostrophe before an italic.
 */
export function quotesIn(line: string): Map<number, Quotes> {
  const runs = [...line.matchAll(/'{2,}/g)].map(({ index, 0: run }) => ({ index, length: run.length }))
  const meanings = new Map(runs.map(run => [run.index, meaningOf(run)]))
  const odd = (which: 'bold' | 'italic') => [...meanings.values()].filter(meaning => meaning[which]).length % 2 === 1
  if (odd('bold') && odd('italic')) {
    const mistaken = mistakenBold(line, runs)
    if (mistaken) meanings.set(mistaken.index, { literal: mistaken.length - 2, bold: false, italic: true })
  }
  return meanings
}

function meaningOf({ length }: Run): Quotes {
  if (length === 2) return { literal: 0, bold: false, italic: true }
  if (length < 5) return { literal: length - 3, bold: true, italic: false }
  return { literal: length - 5, bold: true, italic: true }
}

/** After a single letter ("l'''amour''"), else after a word, else after a space: the first of the best. */
function mistakenBold(line: string, runs: readonly Run[]): Run | null {
  const bold = runs.filter(({ length }) => length === 3 || length === 4)
  const before = ({ index }: Run, back: number) => line[index - back] ?? ' '
  return (
    bold.find(run => before(run, 1) !== ' ' && before(run, 2) === ' ') ??
    bold.find(run => before(run, 1) !== ' ') ??
    bold[0] ??
    null
  )
}
