import { compareVersions } from '@fieldword/shared/definitions/compare.ts'
import { lineageBetween, type RecordedLineage, recordedPath } from '@fieldword/shared/definitions/compare-lineage.ts'
import { elementsOf } from '@fieldword/shared/definitions/compare-text.ts'
import type { LineageKind } from '@fieldword/shared/definitions/contract.ts'
import { type LineageLink, lineageByIdentity, nothingNamed, reversed } from '@fieldword/shared/definitions/lineage.ts'
import { bold, doc, element, link as linkTo, text } from '@fieldword/shared/document/build.ts'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'

const link = (from: string, to: string, kind: LineageKind, ...carried: string[]): LineageLink => ({
  ...{ fromElementId: from, toElementId: to, kind, ...nothingNamed, carried },
})
const recordedBetween = (from: string, to: string, links: readonly LineageLink[]): RecordedLineage => ({
  ...{ fromVersionId: from, toVersionId: to, links, reading: 'a reading', readingNumber: 1 },
})
const textOf = (...elements: [id: string, words: string][]) =>
  elementsOf(doc(...elements.map(([id, words]) => element(id, id, words))))
const standing = (id: string, elements: ReturnType<typeof textOf>) => ({ elements, version: { id, elements } })
const pairs = (links: readonly LineageLink[]) =>
  links.map(({ fromElementId, toElementId, kind }) => [fromElementId, toElementId, kind])

const first = textOf(['mastery', 'Students advance.'], ['outcomes', 'Outcomes emphasize skills and knowledge.'])
const second = textOf(
  ['mastery', 'Students progress.'],
  ['skills', 'Skills count.'],
  ['knowledge', 'Knowledge counts.'],
)
const recorded = [
  link('mastery', 'mastery', 'reworded'),
  link('outcomes', 'skills', 'split', 'skills'),
  link('outcomes', 'knowledge', 'split', 'knowledge'),
]

describe('a lineage in several steps', () => {
  it('[DEF46] leads to a later text by the ids of the version it stands on', () => {
    const draft = textOf(
      ['knowledge', 'Knowledge counts.'],
      ['mastery', 'Students go on.'],
      ['agency', 'Students choose.'],
    )
    const links = lineageBetween(standing('1', first), { elements: draft, version: { id: '2', elements: second } }, [
      recordedBetween('1', '2', recorded),
    ])
    expect(pairs(links)).toEqual([
      ['mastery', 'mastery', 'reworded'],
      ['outcomes', 'knowledge', 'reworded'],
    ])
    const { rows } = compareVersions({ label: '1', elements: first }, { label: 'the draft', elements: draft }, links)
    expect(rows.map(({ kind, anchor }) => [anchor, kind])).toEqual([
      ['e1', 'reworded'],
      ['e2', 'reworded'],
      ['e3', 'new'],
    ])
  })

  it('[DEF46] comes from an earlier revision the same way', () => {
    const revision = textOf(['outcomes', 'Outcomes emphasize skills, and knowledge.'])
    const links = lineageBetween({ elements: revision, version: { id: '1', elements: first } }, standing('2', second), [
      recordedBetween('1', '2', recorded),
    ])
    expect(pairs(links)).toEqual([
      ['outcomes', 'skills', 'split'],
      ['outcomes', 'knowledge', 'split'],
    ])
  })

  it('[DEF46] goes the fewest recorded steps, and none where nothing is recorded', () => {
    const step = (from: string, to: string) => recordedBetween(from, to, [])
    const steps = [step('1', '2'), step('2', '3'), step('3', '4'), step('1', '3'), step('4', '1')]
    const path = recordedPath(steps, '1', '4').map(({ fromVersionId, toVersionId }) => [fromVersionId, toVersionId])
    expect(path).toEqual([
      ['1', '3'],
      ['3', '4'],
    ])
    expect(recordedPath(steps, '4', '9')).toEqual([])
    expect(lineageBetween(standing('1', first), standing('2', second), [])).toEqual(lineageByIdentity(first, second))
  })

  it('[DEF46] is the same read backwards', () => {
    const draft = textOf(['mastery', 'Students go on.'], ['skills', 'Skills count.'])
    const [from, to] = [standing('1', first), { elements: draft, version: { id: '2', elements: second } }]
    const path = [recordedBetween('1', '2', recorded)]
    expect(lineageBetween(to, from, path)).toEqual(reversed(lineageBetween(from, to, path)))
  })
})

describe('what is set how', () => {
  const compared = (before: Parameters<typeof element>[2], after: Parameters<typeof element>[2]) => {
    const sides = [before, after].map(inline => elementsOf(doc(element('x', 'X', inline))))
    const [from = [], to = []] = sides
    return compareVersions({ label: 'a', elements: from }, { label: 'b', elements: to }, lineageByIdentity(from, to))
  }

  it('[DEF47] is a change of its own, said in words, where no word changed', () => {
    const { rows, changes, counts } = compared('Evidence of mastery.', [
      ...[text('Evidence of '), text('mastery', bold), text('.')],
    ])
    expect(rows[0]).toMatchObject({
      ...{ kind: 'kept', change: 1 },
      formats: [{ property: 'bold', on: 'mastery', before: null, after: 'bold' }],
    })
    expect(rows[0]?.after[0]?.runs).toContainEqual({ kind: 'fmt', text: 'mastery', marks: ['bold'] })
    expect([changes, counts.kept]).toEqual([1, 1])
  })

  it('[DEF47] links are told beside the text, and one that only got other words is no change', () => {
    const came = compared('Evidence.', [
      text('Evidence, not '),
      text('seat time', linkTo('/wiki/seat-time')),
      text('.'),
    ])
    expect(came.rows[0]?.formats).toEqual([
      { property: 'link', on: 'seat time', before: null, after: '/wiki/seat-time' },
    ])
    expect(came.rows[0]?.inline?.every(run => run.link === undefined)).toBe(true)
    const same = compared([text('Competencies', linkTo('/wiki/c'))], [text('Skills', linkTo('/wiki/c'))])
    expect(same.rows[0]?.formats).toEqual([])
    const turned = compared([text('Skills', linkTo('/wiki/c'))], [text('Skills', linkTo('/wiki/d'))])
    expect(turned.rows[0]?.formats).toEqual([{ property: 'link', on: 'Skills', before: '/wiki/c', after: '/wiki/d' }])
  })

  it('[DEF47] stands on words that were carried over too', () => {
    const from = elementsOf(doc(element('x', '', [text('Both '), text('skills and', bold), text(' knowledge.')])))
    const to = textOf(['y', 'Skills.'], ['z', 'Knowledge.'])
    const links = [link('x', 'y', 'split', 'skills'), link('x', 'z', 'split', 'knowledge')]
    const [row] = compareVersions({ label: 'a', elements: from }, { label: 'b', elements: to }, links).rows
    expect(row?.before[0]?.runs).toEqual([
      { kind: 'same', text: 'Both ', marks: [] },
      { kind: 'mov', text: 'skills', marks: ['bold'] },
      { kind: 'same', text: ' and', marks: ['bold'] },
      { kind: 'same', text: ' knowledge.', marks: [] },
    ])
  })

  it('[DEF47] the words of both sides are whole, whatever they are and however they are set', () => {
    const piece = fc.record({
      words: fc.oneof(fc.string({ minLength: 1 }), fc.string({ unit: 'grapheme', minLength: 1 })),
      strong: fc.boolean(),
    })
    const inline = fc
      .array(piece, { maxLength: 5 })
      .map(all => all.map(p => text(p.words, ...(p.strong ? [bold] : []))))
    fc.assert(
      fc.property(inline, inline, (before, after) => {
        const [from, to] = [elementsOf(doc(element('x', '', before))), elementsOf(doc(element('x', '', after)))]
        const links = lineageByIdentity(from, to)
        const [row] = compareVersions({ label: 'a', elements: from }, { label: 'b', elements: to }, links).rows
        const said = (runs: readonly { readonly text: string }[] = []) => runs.map(run => run.text).join('')
        expect([said(row?.before[0]?.runs), said(row?.after[0]?.runs)]).toEqual([from[0]?.text, to[0]?.text])
      }),
    )
  })
})

describe('what it may cost', () => {
  it('[DEF48] past the budget the answer is coarser, says so, and is whole', () => {
    const [from, to] = [textOf(['x', 'one two three four']), textOf(['x', 'two three five six'])]
    const sides = [
      { label: 'a', elements: from },
      { label: 'b', elements: to },
    ] as const
    const coarse = compareVersions(...sides, lineageByIdentity(from, to), { budget: 3 })
    expect(coarse.coarse).toBe(true)
    expect(coarse.rows[0]?.inline?.map(({ kind }) => kind)).toEqual(['del', 'ins'])
    expect(compareVersions(...sides, lineageByIdentity(from, to)).coarse).toBe(false)
  })

  it('[DEF48] two thousand elements are compared, each once', () => {
    const many = (words: string) =>
      textOf(...Array.from({ length: 2000 }, (_, at): [string, string] => [`e${at}`, `Element ${at} ${words}.`]))
    const [from, to] = [many('as it was'), many('as it is')]
    const { rows, counts } = compareVersions(
      { label: 'a', elements: from },
      { label: 'b', elements: to.toReversed().map((each, at) => ({ ...each, number: at + 1 })) },
      lineageByIdentity(from, to),
    )
    expect([rows.length, counts.reworded, counts.moved]).toEqual([2000, 2000, 2000])
  })
})
