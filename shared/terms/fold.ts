export interface Folded {
  readonly text: string
  /** Where a place of the folded text stands in the text itself. */
  at(place: number): number
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })
const alike: readonly (readonly [written: RegExp, meant: string])[] = [
  [/[\t\n\u00a0\u202f]/g, ' '],
  [/[\u2010\u2011]/g, '-'],
  [/[\u2018\u2019\u02bc]/g, "'"],
]

/** [TRM3] A text whatever its case, with characters that look alike made one. */
export function foldText(text: string): Folded {
  const folded = foldCase(tidyLabel(text))
  if (text.normalize('NFC') === text && folded.length === text.length) return { text: folded, at: place => place }
  return foldClusters(text)
}

/** [TRM3] How a label is compared where its case counts. */
export function tidyLabel(text: string): string {
  return alike.reduce((tidied, [written, meant]) => tidied.replace(written, meant), text.normalize('NFC'))
}

/** [TRM3] What two spellings of one label have in common. */
export function labelKey(label: string): string {
  return foldCase(tidyLabel(label))
}

/** [TRM4] A capital within a word says that the word is an abbreviation: WHO is not who. */
export function isAbbreviation(label: string): boolean {
  return /[\p{L}\p{N}]\p{Lu}/u.test(label)
}

function foldCase(text: string): string {
  // The same letter, whether it ends a word or not.
  return text.toLowerCase().replaceAll('ς', 'σ')
}

/** For texts in which folding moves places: letters in several code points, and the few that grow in lower case. */
function foldClusters(text: string): Folded {
  let folded = ''
  const places: number[] = []
  for (const { segment, index } of graphemes.segment(text)) {
    const cluster = foldCase(tidyLabel(segment))
    for (let unit = 0; unit < cluster.length; unit += 1) places.push(index)
    folded += cluster
  }
  return { text: folded, at: place => places[place] ?? text.length }
}
