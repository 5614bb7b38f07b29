import { alignDocuments } from '@fieldword/shared/diff/align-documents.ts'
import { budgetOf, defaultBudget } from '@fieldword/shared/diff/budget.ts'
import { type Comparison, comparison } from '@fieldword/shared/diff/contract.ts'
import { diffDocuments } from '@fieldword/shared/diff/diff-documents.ts'
import { leavesOf } from '@fieldword/shared/diff/leaves.ts'
import { summariseChanges } from '@fieldword/shared/diff/summary.ts'
import { canonical, canonicalJson } from '@fieldword/shared/document/canonical.ts'
import type { DocumentJson, NodeJson } from '@fieldword/shared/document/document.ts'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { anyDocument } from '../document/documents.ts'
import { textOf } from './drawn.ts'
import { rebuild } from './rebuild.ts'

/** A document, and what someone made of it: blocks moved, removed, doubled, taken from elsewhere, quoted, made bold. */
const edited = fc
  .tuple(anyDocument, anyDocument, fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat({ max: 5 })), { maxLength: 6 }))
  .map(([before, other, edits]): [DocumentJson, DocumentJson] => {
    const content = [...before.content]
    for (const [from, to, kind] of edits) {
      const block = content[from % (content.length || 1)]
      const place = to % (content.length + 1)
      const strange = other.content[to % (other.content.length || 1)]
      if (kind < 2 && block) content.splice(content.indexOf(block), 1)
      if ((kind === 1 || kind === 2) && block) content.splice(place, 0, block)
      if (kind === 3 && strange) content.splice(place, 0, strange)
      if (kind === 4 && block) content[content.indexOf(block)] = { type: 'blockquote', content: [block] }
      if (kind === 5 && block) content[content.indexOf(block)] = inBold(block)
    }
    return [before, { type: 'doc', content }]
  })
function inBold(node: NodeJson): NodeJson {
  if (node.text !== undefined) return { ...node, marks: [{ type: 'bold' }] }
  return node.content ? { ...node, content: node.content.map(inBold) } : node
}

const pairs = fc.oneof(edited, fc.tuple(anyDocument, anyDocument))

const unchanged = (result: Comparison) => result.rows.every(({ kind, moved }) => kind === 'kept' && !moved)
const withoutIds = (doc: DocumentJson) =>
  JSON.stringify(canonical(doc), (key, value: unknown) => (key === 'id' ? undefined : value))

describe('any two documents', () => {
  it('[DIFF1] are both whole in the pairs: applied forwards they give the one, backwards the other', () => {
    fc.assert(
      fc.property(pairs, ([before, after]) => {
        const aligned = alignDocuments(before, after, budgetOf())
        const forwards = aligned.flatMap(pair => pair.after ?? [])
        const backwards = aligned.flatMap(pair => pair.before ?? []).sort((a, b) => a.index - b.index)
        expect(JSON.stringify(rebuild(forwards))).toBe(canonicalJson(after))
        expect(JSON.stringify(rebuild(backwards))).toBe(canonicalJson(before))
      }),
    )
  })

  it('[DIFF1] are both whole in the rows: every word of every block, once', () => {
    fc.assert(
      fc.property(pairs, ([before, after]) => {
        const { rows } = diffDocuments(before, after)
        const texts = (doc: DocumentJson) => leavesOf(canonical(doc)).map(({ text }) => text)
        expect(rows.filter(row => row.after).map(row => textOf(row.after))).toEqual(texts(after))
        const removedAndKept = rows.filter(row => row.before).map(row => textOf(row.before))
        expect(new Map(Object.entries(Object.groupBy(removedAndKept, text => text)))).toEqual(
          new Map(Object.entries(Object.groupBy(texts(before), text => text))),
        )
        for (const row of rows) {
          expect(textOf(row.inline, 'ins')).toBe(textOf(row.before))
          expect(textOf(row.inline, 'del')).toBe(textOf(row.after))
        }
      }),
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
        if (unchanged(diffDocuments(before, after))) expect(withoutIds(after)).toBe(withoutIds(before))
      }),
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

  it('[DIFF1] count what was added one way as removed the other way', () => {
    fc.assert(
      fc.property(pairs, ([before, after]) => {
        const forwards = diffDocuments(before, after)
        const of = (doc: DocumentJson) => leavesOf(canonical(doc)).length
        const { kept, reworded, moved, formatting, added, removed } = forwards.counts
        expect(kept + reworded + moved + formatting + removed).toBe(of(before))
        expect(kept + reworded + moved + formatting + added).toBe(of(after))
      }),
    )
  })

  it('[DIFF9] never cost more than their budget, and stay whole with none at all', () => {
    fc.assert(
      fc.property(pairs, fc.integer({ min: 0, max: 3000 }), ([before, after], units) => {
        const budget = budgetOf(units)
        const aligned = alignDocuments(before, after, budget)
        expect(budget.left).toBeGreaterThanOrEqual(0)
        expect(JSON.stringify(rebuild(aligned.flatMap(pair => pair.after ?? [])))).toBe(canonicalJson(after))
        const { rows } = diffDocuments(before, after, { budget: units })
        for (const row of rows) expect(textOf(row.inline, 'del')).toBe(textOf(row.after))
      }),
    )
    expect(budgetOf().left).toBe(defaultBudget)
  })
})
