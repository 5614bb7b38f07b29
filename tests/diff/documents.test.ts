import { alignDocuments } from '@fieldword/shared/diff/align-documents.ts'
import { budgetOf, defaultBudget } from '@fieldword/shared/diff/budget.ts'
import { type Comparison, comparison } from '@fieldword/shared/diff/contract.ts'
import { diffDocuments } from '@fieldword/shared/diff/diff-documents.ts'
import { leavesOf } from '@fieldword/shared/diff/leaves.ts'
import { applyPatch, patchOf, reversed } from '@fieldword/shared/diff/patch.ts'
import { summariseChanges } from '@fieldword/shared/diff/summary.ts'
import { doc, paragraph } from '@fieldword/shared/document/build.ts'
import { canonical, canonicalJson } from '@fieldword/shared/document/canonical.ts'
import type { DocumentJson } from '@fieldword/shared/document/document.ts'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { anyDocument } from '../document/documents.ts'
import { textOf, textsOf } from './drawn.ts'
import { pairs } from './edits.ts'

const unchanged = (result: Comparison) => result.rows.every(({ kind, moved }) => kind === 'kept' && !moved)
const withoutIds = (doc: DocumentJson) => leavesOf(canonical(doc)).map(({ look, shared }) => [look, shared])

const byUnits = (a: string, b: string) => (a < b ? -1 : Number(a > b))

describe('any two documents', () => {
  it('[DIFF26] lead to each other: the changes applied give the one, and reversed the other', () => {
    fc.assert(
      fc.property(pairs, ([before, after]) => {
        const patch = patchOf(before, after)
        expect(canonicalJson(applyPatch(before, patch))).toBe(canonicalJson(after))
        expect(canonicalJson(applyPatch(after, reversed(patch)))).toBe(canonicalJson(before))
      }),
      { numRuns: 300 },
    )
  })

  it('[DIFF26] are led to each other by what changed alone', () => {
    fc.assert(
      fc.property(anyDocument, doc => {
        const steps = [...patchOf(doc, doc).forwards, ...patchOf(doc, doc).backwards]
        expect(steps.filter(step => 'put' in step)).toEqual([])
      }),
    )
  })

  it('[DIFF1] are both whole in the rows: every word of every block, once', () => {
    fc.assert(
      fc.property(pairs, ([before, after]) => {
        const { rows } = diffDocuments(before, after)
        const texts = (doc: DocumentJson) => leavesOf(canonical(doc)).map(({ text }) => text)
        const shown = (side: 'before' | 'after') => rows.flatMap(row => textsOf(row, side))
        // A row of a table drawn beside others has its cells in their columns: their order is the columns'.
        const letters = (found: string[]) => found.map(text => [...text].toSorted(byUnits).join('')).toSorted(byUnits)
        expect(letters(shown('after'))).toEqual(letters(texts(after)))
        expect(letters(shown('before'))).toEqual(letters(texts(before)))
        const blocks = rows.filter(row => !row.table)
        expect(blocks.flatMap(row => textsOf(row, 'after'))).toEqual(
          leavesOf(canonical(after)).flatMap(({ node, text }) => (node.type === 'tableRow' ? [] : [text])),
        )
      }),
      { numRuns: 300 },
    )
  })

  it('[DIFF6] are both whole in the text of both: without what is new it is the one, without what is gone the other', () => {
    fc.assert(
      fc.property(pairs, ([before, after]) => {
        for (const row of diffDocuments(before, after).rows) {
          const cells = (row.table?.lines ?? []).flatMap(line => line.cells)
          for (const cell of cells) {
            expect(textOf(cell.inline, 'ins')).toBe(textOf(cell.before))
            expect(textOf(cell.inline, 'del')).toBe(textOf(cell.after))
          }
          // Where blocks were split or joined, the space between them is nobody's.
          const words = (texts: readonly string[]) => texts.join('').replaceAll(/\s/g, '')
          const inline = (without: 'ins' | 'del') => row.inline.map(({ runs }) => textOf(runs, without))
          expect(words(inline('ins'))).toBe(words(textsOf({ ...row, table: null }, 'before')))
          expect(words(inline('del'))).toBe(words(textsOf({ ...row, table: null }, 'after')))
          if (row.before.length > 1 || row.after.length > 1) continue
          expect(inline('ins').join('')).toBe(textsOf({ ...row, table: null }, 'before').join(''))
          expect(inline('del').join('')).toBe(textsOf({ ...row, table: null }, 'after').join(''))
        }
      }),
      { numRuns: 300 },
    )
  })

  it('[DIFF1] change nothing when they are equal, whatever their ids', () => {
    fc.assert(
      fc.property(anyDocument, doc => {
        const result = diffDocuments(doc, doc)
        expect(unchanged(result)).toBe(true)
        expect(result.words).toEqual({ added: 0, removed: 0 })
        expect(result.summary).toBe('Nothing changed.')
      }),
    )
  })

  it('[DIFF1] show a change whenever anything but ids differs', () => {
    fc.assert(
      fc.property(pairs, ([before, after]) => {
        const { rows, changes } = diffDocuments(before, after)
        if (changes === 0) expect(withoutIds(after)).toEqual(withoutIds(before))
        expect(changes === 0).toBe(rows.every(row => row.change === null))
      }),
      { numRuns: 500 },
    )
  })

  it('[DIFF1] are the contract’s comparison, and give the same one each time', () => {
    fc.assert(
      fc.property(pairs, ([before, after]) => {
        const result = diffDocuments(before, after)
        expect(comparison.parse(result)).toEqual(result)
        expect(diffDocuments(before, after)).toEqual(result)
        expect(summariseChanges(result)).toBe(result.summary)
      }),
    )
  })

  it('[DIFF1] have their changes numbered as they come, and a number for each', () => {
    fc.assert(
      fc.property(pairs, ([before, after]) => {
        const { rows, changes, total } = diffDocuments(before, after)
        expect(rows.map(({ index }) => index)).toEqual([...Array(total).keys()])
        const numbers = rows.flatMap(({ change }) => change ?? [])
        expect([...new Set(numbers)]).toEqual(Array.from({ length: changes }, (_, at) => at + 1))
        expect(numbers).toEqual(numbers.toSorted((a, b) => a - b))
      }),
    )
  })

  it('[DIFF9] never cost more than their budget, and stay whole with none at all', () => {
    fc.assert(
      fc.property(pairs, fc.integer({ min: 0, max: 3000 }), ([before, after], units) => {
        const budget = budgetOf(units)
        alignDocuments(before, after, budget)
        expect(budget.left).toBeGreaterThanOrEqual(0)
        const { rows } = diffDocuments(before, after, { budget: units })
        const blocks = rows.flatMap(row => textsOf(row, 'after')).length
        expect(blocks).toBe(leavesOf(canonical(after)).length)
      }),
    )
    expect(budgetOf().left).toBe(defaultBudget)
  })
})

describe('an edit of some words', () => {
  const vocabulary = Array.from({ length: 60 }, (_, index) => `word${String.fromCharCode(97 + (index % 26))}${index}`)
  const paragraphs = fc.array(fc.shuffledSubarray(vocabulary, { minLength: 5, maxLength: 20 }), {
    minLength: 1,
    maxLength: 5,
  })

  it('[DIFF7] marks those words, and no others', () => {
    fc.assert(
      fc.property(paragraphs, fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 4 }), (words, touched) => {
        const changed = words.map(list => [...list])
        for (const [block, place] of touched) {
          const list = changed[block % changed.length] ?? []
          list[place % list.length] = `fresh${place % 1000}`
        }
        const made = (lists: string[][]) => doc(...lists.map((list, at) => paragraph(`p${at}`, list.join(' '))))
        const { rows } = diffDocuments(made(words), made(changed))
        for (const [at, row] of rows.entries()) {
          const marked = row.before.flatMap(({ runs }) =>
            runs.filter(run => run.kind !== 'same').map(({ text }) => text),
          )
          const gone = (words[at] ?? []).filter((word, place) => changed[at]?.[place] !== word)
          expect(marked.join(' ').split(/\s+/).filter(Boolean)).toEqual(gone)
        }
      }),
      { numRuns: 300 },
    )
  })
})
