import { budgetOf } from '@fieldword/shared/diff/budget.ts'
import { diffDocuments } from '@fieldword/shared/diff/diff-documents.ts'
import { diffWords } from '@fieldword/shared/diff/words.ts'
import { bold, bulletList, doc, element, heading, listItem, paragraph, text } from '@fieldword/shared/document/build.ts'
import type { NodeJson } from '@fieldword/shared/document/document.ts'
import { describe, expect, it } from '@jest/globals'
import { drawn, drawnBlocks, told } from './drawn.ts'

const mastery = 'Students progress based on evidence of mastery, not seat time.'
const pathways = 'Students learn actively using different pathways and varied pacing.'
const equity = 'Strategies to ensure equity for all students are embedded in schools and education systems.'

function changes(before: readonly NodeJson[], after: readonly NodeJson[]): string[] {
  return told(diffDocuments(doc(...before), doc(...after)))
}

describe('a block', () => {
  it('[DIFF2] is the same by its id, when much of it was rewritten', () => {
    const rewritten = 'Students advance when evidence shows mastery.'
    expect(changes([paragraph('a', mastery)], [paragraph('a', rewritten)])).toEqual([
      expect.stringMatching(/^reworded: Students/),
    ])
  })

  it('[DIFF2] is the same by its id alone, when nothing of it is left', () => {
    expect(changes([paragraph('a', 'Yes')], [paragraph('a', 'Never')])).toEqual(['reworded: [-Yes-]{+Never+}'])
  })

  it('[DIFF2] is the same when it becomes a heading', () => {
    const result = diffDocuments(doc(paragraph('a', 'Seat time')), doc(heading('a', 3, 'Seat time')))
    expect(result.rows).toMatchObject([{ kind: 'formatting', moved: false, block: 'heading', level: 3 }])
  })

  it('[DIFF3] follows its words, when Enter at its start left its id on an empty line', () => {
    expect(changes([paragraph('a', mastery)], [paragraph('a', ''), paragraph('b', mastery)])).toEqual(['added: '])
  })

  it('[DIFF3] is found by its words when all ids are new, as after an import', () => {
    const shorter = mastery.replace(', not seat time', '')
    expect(
      changes(
        [paragraph('a', equity), paragraph('b', mastery), paragraph('c', pathways)],
        [paragraph('x', equity), paragraph('y', shorter), paragraph('z', pathways)],
      ),
    ).toEqual(['reworded: Students progress based on evidence of mastery[-, not seat time-].'])
  })

  it('[DIFF3] is another one when its words have little in common', () => {
    expect(changes([paragraph('a', mastery)], [paragraph('b', equity)])).toEqual([
      `removed: [-${mastery}-]`,
      `added: {+${equity}+}`,
    ])
  })

  it('[DIFF3] that is blank is never said to have moved', () => {
    const blank = (id: string) => paragraph(id, '')
    expect(
      changes(
        [paragraph('a', mastery), blank('b'), paragraph('c', pathways), paragraph('d', equity)],
        [paragraph('a', mastery), paragraph('c', pathways), blank('e'), paragraph('d', equity)],
      ),
    ).toEqual(['removed: ', 'added: '])
  })

  it('[DIFF4] that changed its place is moved, and of two that changed places the shorter one is', () => {
    expect(
      changes([paragraph('a', 'Short'), paragraph('b', mastery)], [paragraph('b', mastery), paragraph('a', 'Short')]),
    ).toEqual(['moved: Short'])
    const reworded = pathways.replace('varied', 'flexible')
    expect(
      changes(
        [paragraph('a', pathways), paragraph('b', mastery), paragraph('c', equity)],
        [paragraph('b', mastery), paragraph('c', equity), paragraph('a', reworded)],
      ),
    ).toEqual(['moved, reworded: Students learn actively using different pathways and [-varied-]{+flexible+} pacing.'])
  })

  it('[DIFF4] that was removed is shown where it stood', () => {
    const result = diffDocuments(
      doc(paragraph('a', mastery), paragraph('b', pathways), paragraph('c', equity)),
      doc(paragraph('a', mastery), paragraph('c', equity)),
    )
    expect(result.rows.map(({ kind }) => kind)).toEqual(['kept', 'removed', 'kept'])
  })

  it('[DIFF5] whose words went to another one carries them over, and so does the one they came to', () => {
    const before = [paragraph('a', `${mastery} ${pathways}`), paragraph('b', equity)]
    const after = [paragraph('a', mastery), paragraph('b', `${equity} ${pathways}`)]
    const { rows, words } = diffDocuments(doc(...before), doc(...after))
    expect(rows.map(row => [drawnBlocks(row.before), drawnBlocks(row.after)])).toEqual([
      [`${mastery}< ${pathways}>`, mastery],
      [equity, `${equity}< ${pathways}>`],
    ])
    expect(words).toEqual({ added: 0, removed: 0 })
  })
})

describe('elements, lists and tables', () => {
  it('[DIFF2] elements are matched by their id, with their number on either side', () => {
    const { rows, summary } = diffDocuments(
      doc(element('m', 'Mastery', 'Students advance upon demonstrated mastery.'), element('p', 'Pathways', pathways)),
      doc(element('p', 'Pathways', pathways), element('m', 'Mastery', mastery), element('e', 'Equity', equity)),
    )
    expect(rows).toMatchObject([
      { kind: 'kept', handle: 'Pathways', beforeNumber: 2, afterNumber: 1, block: 'definitionElement' },
      { kind: 'reworded', moved: true, handle: 'Mastery', beforeNumber: 1, afterNumber: 2 },
      { kind: 'added', handle: 'Equity', beforeNumber: null, afterNumber: 3, before: [] },
    ])
    expect(summary).toBe('One element moved and reworded, one added.')
  })

  it('[DIFF1] list items are rows, with their depth', () => {
    const inner = bulletList('m', listItem('j', paragraph('b', pathways), paragraph('c', equity)))
    const { rows } = diffDocuments(doc(), doc(bulletList('l', listItem('i', paragraph('a', mastery), inner))))
    expect(rows.map(({ block, level }) => [block, level])).toEqual([
      ['listItem', 1],
      ['listItem', 2],
      ['paragraph', 2],
    ])
  })
})

describe('the summary', () => {
  it('[DIFF10] says in words what changed, and each noun once', () => {
    const before = [
      paragraph('a', mastery),
      paragraph('b', pathways),
      paragraph('c', equity),
      heading('h', 2, 'Sources'),
    ]
    const after = [
      heading('h', 2, 'Sources'),
      paragraph('a', mastery.replace('based', 'founded')),
      paragraph('b', pathways.replace('varied', 'flexible')),
      paragraph('d', 'See the report.'),
      paragraph('c', [text(equity, bold)]),
    ]
    expect(diffDocuments(doc(...before), doc(...after)).summary).toBe(
      'Two paragraphs reworded, one heading moved, one paragraph added, bold added in one paragraph.',
    )
    expect(diffDocuments(doc(), doc(paragraph('a', mastery), heading('b', 2, 'Sources'))).summary).toBe(
      'One paragraph and one heading added.',
    )
    expect(diffDocuments(doc(), doc(...before.slice(1), element('e', '', 'x'))).summary).toBe('Four blocks added.')
    const many = Array.from({ length: 1200 }, (_, index) => paragraph(`p${index}`, `Line ${index}`))
    expect(diffDocuments(doc(...many), doc()).summary).toBe('1,200 paragraphs removed.')
  })

  it('[DIFF1] counts the words that came and went', () => {
    const { words } = diffDocuments(
      doc(paragraph('a', 'Seat time matters')),
      doc(paragraph('a', 'Seat time never did')),
    )
    expect(words).toEqual({ added: 2, removed: 1 })
  })
})

describe('past the budget', () => {
  const long = (word: string, from: number) =>
    Array.from({ length: 4000 }, (_, index) => `${word}${(index * 7919 + from) % 4000}`).join(' ')

  it('[DIFF9] says that it compared coarser, and shows blocks as replaced whole', () => {
    const [before, after] = [paragraph('a', long('x', 0)), paragraph('a', long('y', 0))]
    const result = diffDocuments(doc(before), doc(after), { budget: 1000 })
    expect(result.coarse).toBe(true)
    expect(result.summary).toBe(
      'One paragraph reworded. Too much to compare every word; some blocks are shown as replaced whole.',
    )
    expect(result.rows[0]?.inline[0]?.runs.map(({ kind }) => kind)).toEqual(['del', 'ins'])
    expect(diffDocuments(doc(before), doc(before), { budget: 0 })).toMatchObject({
      coarse: false,
      summary: 'Nothing changed.',
    })
  })

  it('[DIFF7] pins long texts together at what stands once in each', () => {
    const before = long('x', 0)
    const after = before.replaceAll('x17 ', 'seventeen ').replace(' x3999 ', ' ').concat(' and more')
    const budget = budgetOf(400_000)
    const runs = diffWords(before, after, { budget })
    expect(budget.coarse).toBe(false)
    expect(drawn(runs.inline.filter(({ kind }) => kind !== 'same'))).toBe('[-x17-]{+seventeen+}[-x3999 -]{+ and more+}')
  })

  it('[DIFF9] costs no more for texts made to be expensive', () => {
    const same = Array.from({ length: 3000 }, (_, index) => paragraph(`a${index}`, 'the same words here'))
    const other = same.map((_, index) => paragraph(`b${index}`, `the same words there ${index % 7}`))
    for (const [before, after] of [
      [same, other],
      [[paragraph('a', 'a '.repeat(20_000))], [paragraph('a', 'a b '.repeat(10_000))]],
      [[paragraph('a', long('x', 0))], [paragraph('a', long('x', 1))]],
    ] as const) {
      const { rows } = diffDocuments(doc(...before), doc(...after), { budget: 2_000_000 })
      expect(rows.length).toBeGreaterThan(0)
    }
  })
})
