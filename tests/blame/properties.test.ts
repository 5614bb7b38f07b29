import { attribute } from '@fieldword/shared/blame/attribute.ts'
import { flowOf } from '@fieldword/shared/blame/flow.ts'
import { lengthOfRuns, type OriginRun } from '@fieldword/shared/blame/origins.ts'
import { Vocabulary } from '@fieldword/shared/blame/vocabulary.ts'
import type { DocumentJson, NodeJson } from '@fieldword/shared/document/document.ts'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { anyDocument } from '../document/documents.ts'
import { Line } from './support/line.ts'

function charactersOf({ content }: DocumentJson): number {
  const count = (node: NodeJson): number =>
    (node.text?.length ?? 0) + (node.content ?? []).reduce((sum, child) => sum + count(child), 0)
  return content.reduce((sum, node) => sum + count(node), 0)
}

describe('any documents', () => {
  it('[WHO1] runs cover the text of the text nodes, and neighbours differ', () => {
    fc.assert(
      fc.property(fc.array(anyDocument, { minLength: 1, maxLength: 5 }), documents => {
        const line = new Line()
        for (const document of documents) {
          line.write(document)
          expect(lengthOfRuns(line.runs)).toBe(charactersOf(document))
          for (const [index, run] of line.runs.entries()) {
            expect(run.revision).toBeLessThanOrEqual(line.revision)
            expect(run.length).toBeGreaterThan(0)
            expect(run.revision).not.toBe(line.runs[index + 1]?.revision)
          }
        }
      }),
      { numRuns: 60 },
    )
  })

  it('[WHO3] the same text again is of the same authors, and nothing is gone', () => {
    fc.assert(
      fc.property(anyDocument, document => {
        const vocabulary = new Vocabulary()
        const flow = flowOf(document, vocabulary)
        const runs: OriginRun[] = [{ revision: 1, by: null, length: charactersOf(document) }]
        const again = attribute(
          { flow: flowOf(document, vocabulary), revision: 2, typed: null },
          { flow, runs },
          { passages: [], same: null },
        )
        expect(again).toEqual({ runs: charactersOf(document) === 0 ? [] : runs, removed: [] })
      }),
      { numRuns: 60 },
    )
  })
})
