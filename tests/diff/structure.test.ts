import { diffDocuments } from '@fieldword/shared/diff/diff-documents.ts'
import { doc, heading, paragraph } from '@fieldword/shared/document/build.ts'
import type { NodeJson } from '@fieldword/shared/document/document.ts'
import { describe, expect, it } from '@jest/globals'
import { drawnBlocks, told } from './drawn.ts'

const mastery = 'Students progress based on evidence of mastery, not seat time.'
const pathways = 'Students learn actively using different pathways and varied pacing.'
const equity = 'Strategies to ensure equity for all students are embedded in schools and education systems.'

function changes(before: readonly NodeJson[], after: readonly NodeJson[]): string[] {
  return told(diffDocuments(doc(...before), doc(...after)))
}

describe('split and joined', () => {
  const whole = [paragraph('a', `${mastery} ${pathways}`)]
  const halves = [paragraph('a', mastery), paragraph('b', pathways)]

  it('[DIFF20] a block split in two is one row, and no word of it is marked', () => {
    const { rows, words, summary, counts } = diffDocuments(doc(...whole), doc(...halves))
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({ kind: 'split', change: 1 })
    expect(drawnBlocks(rows[0]?.before ?? [])).toBe(`${mastery} ${pathways}`)
    expect(drawnBlocks(rows[0]?.after ?? [])).toBe(`${mastery} / ${pathways}`)
    expect(drawnBlocks(rows[0]?.inline ?? [])).toBe(`${mastery} / ${pathways}`)
    expect(words).toEqual({ added: 0, removed: 0 })
    expect(summary).toBe('One paragraph split.')
    expect(counts).toMatchObject({ split: 1, added: 0, reworded: 0 })
  })

  it('[DIFF20] two that became one are one row, with an edge where they met', () => {
    const { rows, words, summary } = diffDocuments(doc(...halves), doc(...whole))
    expect(rows.map(row => [row.kind, drawnBlocks(row.before), drawnBlocks(row.inline)])).toEqual([
      ['merged', `${mastery} / ${pathways}`, `${mastery}¶ ${pathways}`],
    ])
    expect(words).toEqual({ added: 0, removed: 0 })
    expect(summary).toBe('Two paragraphs joined.')
  })

  it('[DIFF20] what was reworded on the way is marked, and only that', () => {
    const reworded = [paragraph('a', mastery.replace('based', 'founded')), paragraph('b', pathways)]
    expect(changes(whole, reworded)).toEqual([
      `split: Students progress [-based-]{+founded+} on evidence of mastery, not seat time. / ${pathways}`,
    ])
  })

  it('[DIFF20] it is seen in three parts, before the one that kept the id, and without any ids', () => {
    const three = [paragraph('x', mastery), paragraph('a', pathways), paragraph('y', equity)]
    const one = [paragraph('a', `${mastery} ${pathways} ${equity}`)]
    expect(changes(one, three)).toEqual([`split: ${mastery} / ${pathways} / ${equity}`])
    expect(changes(three, one)).toEqual([`merged: ${mastery}¶ ${pathways}¶ ${equity}`])
    const anonymous = (nodes: NodeJson[]) => nodes.map(node => ({ ...node, attrs: {} }))
    expect(changes(anonymous(whole), anonymous(halves))).toEqual([`split: ${mastery} / ${pathways}`])
  })

  it('[DIFF20] a heading cut off a paragraph is a split, and says what each is', () => {
    const { rows } = diffDocuments(
      doc(paragraph('a', `Why seat time is no measure of learning ${mastery}`)),
      doc(heading('h', 3, 'Why seat time is no measure of learning'), paragraph('a', mastery)),
    )
    expect(rows.map(({ kind, after }) => [kind, after.map(({ block }) => block)])).toEqual([
      ['split', ['heading', 'paragraph']],
    ])
  })

  it('[DIFF20] a new block that only shares small words is added', () => {
    expect(
      changes([paragraph('a', `${mastery} ${pathways}`)], [paragraph('a', mastery), paragraph('b', 'Of the.')]),
    ).toEqual([`reworded: ${mastery}[- ${pathways}-]`, 'added: {+Of the.+}'])
  })
})

describe('moves', () => {
  const paragraphs = Array.from({ length: 200 }, (_, index) =>
    paragraph(`p${index}`, `Paragraph ${index} says ${index * 7919} things about mastery.`),
  )

  it('[DIFF24] halves that changed places are one move and one change', () => {
    const result = diffDocuments(doc(...paragraphs), doc(...paragraphs.slice(100), ...paragraphs.slice(0, 100)))
    expect(result.changes).toBe(1)
    expect(result.summary).toBe('A stretch of 100 paragraphs moved.')
    expect(result.counts).toMatchObject({ kept: 100, moved: 100, added: 0, removed: 0 })
    expect(new Set(result.rows.map(({ move }) => move?.id ?? null))).toEqual(new Set([null, 1]))
    expect(result.rows.find(({ move }) => move)?.move).toMatchObject({ size: 100 })
  })

  it('[DIFF24] says how far: up past three blocks, down past one', () => {
    const [a, b, c, d] = paragraphs.slice(0, 4)
    if (!a || !b || !c || !d) throw new Error('there are 200')
    const moved = (before: NodeJson[], after: NodeJson[]) =>
      diffDocuments(doc(...before), doc(...after)).rows.flatMap(({ move }) => (move ? [move.by] : []))
    expect(moved([a, b, c, d], [d, a, b, c])).toEqual([-3])
    expect(moved([a, paragraph('s', 'Short'), b, c], [a, b, paragraph('s', 'Short'), c])).toEqual([1])
  })

  it('[DIFF24] two stretches that moved to different places are two', () => {
    const [one, two, rest] = [paragraphs.slice(0, 3), paragraphs.slice(3, 6), paragraphs.slice(6, 40)]
    const after = [...rest.slice(0, 10), ...two, ...rest.slice(10, 20), ...one, ...rest.slice(20)]
    const result = diffDocuments(doc(...one, ...two, ...rest), doc(...after))
    expect(result.changes).toBe(2)
    expect(result.summary).toBe('A stretch of three paragraphs moved, a stretch of three paragraphs moved.')
  })
})

describe('texts written anew', () => {
  it('[DIFF21] a long block of which hardly a word is left is gone and come, whole', () => {
    const before = `Attendance in lessons was recorded by a bell on every morning of the year, and credit followed from the hours that a pupil had sat.`
    const after = `Moderated portfolios show what learners know today; teachers judge evidence of skill and award the credit whenever the standards are met.`
    expect(changes([paragraph('a', before)], [paragraph('a', after)])).toEqual([`reworded: [-${before}-]{+${after}+}`])
  })
})
