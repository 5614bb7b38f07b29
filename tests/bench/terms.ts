import { driftOf } from '@fieldword/shared/definitions/drift.ts'
import { doc, paragraph } from '@fieldword/shared/document/build.ts'
import { toHtml } from '@fieldword/shared/document/to-html.ts'
import { findTerms } from '@fieldword/shared/terms/find-terms.ts'
import { markTerms } from '@fieldword/shared/terms/mark-terms.ts'
import { TermList } from '@fieldword/shared/terms/term-list.ts'
import { prose } from './diff-texts.ts'
import { median } from './load.ts'

const labels = 5000
const rounds = 9

/** What it costs to link the words of a field in a text, as many as they may be, and to compare an adapted text. */
export async function measureTerms(): Promise<void> {
  const words = prose(600, 60)
  const drawn = prose(labels, 3, 7).map(label => label.replace(/[^\p{L}\p{N} ]/gu, '').trim())
  const entries = [...new Set(drawn)].map((label, index) => ({ label, pageId: `page-${index}`, slug: `page-${index}` }))
  const list = new TermList(entries)
  const document = doc(...words.map((line, index) => paragraph(`p${index}`, line)))
  const of = { pageId: 'here', off: new Set<string>(), offAt: new Set<string>(), pageAt: () => undefined }
  const size = Math.round(words.join('\n').length / 1000)
  console.log(`terms: a list of ${list.size.toLocaleString('en')} labels made: ${timed(() => new TermList(entries))}`)
  console.log(`terms: found in ${size} kB: ${timed(() => words.map(line => findTerms(line, list)))}`)
  console.log(`terms: marked in a document of ${size} kB: ${timed(() => markTerms(document, list, of))}`)
  console.log(`terms: that document as HTML, for comparison: ${timed(() => toHtml(document))}`)
  const alike = Array.from({ length: labels }, (_, index) => `${'a '.repeat((index % 45) + 1)}${index}`)
  const worst = new TermList(alike.map(label => ({ label, pageId: label, slug: 'x' })))
  console.log(`terms: at worst, “a a a …” of 250 kB: ${timed(() => findTerms('a '.repeat(125_000), worst), 3)}`)
  const elements = prose(200, 40, 3).map((text, index) => ({ id: `e${index}`, number: index + 1, handle: '', text }))
  const adapted = [...elements.map(({ text }) => text.replace(/ \w+ /, ' other ')), ...prose(400, 40, 5)].join('\n')
  const drift = timed(() => driftOf({ label: '2019', elements }, adapted), 3)
  console.log(`terms: an adapted text of ${Math.round(adapted.length / 1000)} kB beside 200 elements: ${drift}`)
}

/** Processor time, which others on the machine do not stretch; the median of some rounds. */
function timed(work: () => unknown, times = rounds): string {
  const taken = Array.from({ length: times }, () => {
    const begun = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(begun)
    return (user + system) / 1000
  })
  return `${median(taken).toFixed(1)} ms`
}
