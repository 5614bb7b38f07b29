import type { LineageLink } from '@fieldword/shared/definitions/lineage.ts'
import { chainOf, type LineageStep, lineOfElement } from '@fieldword/shared/definitions/lineage-chain.ts'
import type { RecordedTie } from '@fieldword/shared/definitions/lineage-contract.ts'
import { refuse } from '@fieldword/shared/kernel/refusals.ts'
import { isRefusal } from '@fieldword/shared/kernel/result.ts'
import { describe, expect, it } from '@jest/globals'
import { linkOf, tie } from './support/texts.ts'

const step = (from: string, to: string, ...ties: RecordedTie[]): LineageStep => {
  return { from, to, links: ties.map(linkOf) }
}
function chained(...steps: LineageStep[]): LineageLink[] {
  const links = chainOf(steps)
  if (isRefusal(links)) throw new Error(`It was refused: ${links.code}`)
  return links
}
/** "a→b kind", "·→b new". */
const drawn = (links: readonly LineageLink[]) =>
  links.map(({ fromElementId, toElementId, kind }) => `${fromElementId ?? '·'}→${toElementId ?? '·'} ${kind}`).sort()

describe('lineage through several versions', () => {
  it('[DEF37] follows an element along every tie, and says what happened on the whole way', () => {
    const links = chained(
      step('1', '2', tie('a', 'a', 'kept'), tie('b', 'b', 'kept'), tie('c', 'c', 'reworded')),
      step('2', '3', tie('a', 'a', 'kept'), tie('b', 'x', 'reworded'), tie('c', 'c', 'kept')),
    )
    expect(drawn(links)).toEqual(['a→a kept', 'b→x reworded', 'c→c reworded'])
  })

  it('[DEF37] is split or joined where parts went different ways or came together, in whichever step', () => {
    const apart = step('1', '2', tie('a', 'b', 'split'), tie('a', 'c', 'split'))
    expect(drawn(chained(apart, step('2', '3', tie('b', 'b', 'kept'), tie('c', 'c', 'kept'))))).toEqual([
      'a→b split',
      'a→c split',
    ])
    expect(drawn(chained(apart, step('2', '3', tie('b', 'd', 'merged'), tie('c', 'd', 'merged'))))).toEqual([
      'a→d reworded',
    ])
  })

  it('[DEF37] knows what came and went between, and what is new or gone on the whole way', () => {
    const links = chained(
      step('1', '2', tie('a', null, 'retired'), tie(null, 'n', 'new'), tie('b', 'b', 'kept')),
      step('2', '3', tie('n', null, 'retired'), tie('b', null, 'retired'), tie(null, 'm', 'new')),
    )
    expect(drawn(links)).toEqual(['a→· retired', 'b→· retired', '·→m new'])
    expect(drawn(chained(step('1', '2', tie(null, 'n', 'new')), step('2', '3', tie('n', 'o', 'reworded'))))).toEqual([
      '·→o new',
    ])
  })

  it('[DEF37] what other parts lead on is not gone, and what also comes from before is not new', () => {
    const split = step('1', '2', tie('a', 'b', 'split'), tie('a', 'c', 'split'), tie(null, 'n', 'new'))
    const after = step('2', '3', tie('b', null, 'retired'), tie('c', 'd', 'merged'), tie('n', 'd', 'merged'))
    expect(drawn(chained(split, after))).toEqual(['a→d reworded'])
  })

  it('[DEF37] loses what a step says nothing of', () => {
    expect(chained(step('1', '2', tie('a', 'a', 'kept')), step('2', '3'))).toEqual([])
  })

  it('[DEF37] names the words that went the whole way, and none where nobody knows which did', () => {
    const named = step('1', '2', tie('a', 'b', 'split', { carried: ['two words'] }), tie('a', 'c', 'split'))
    const whole = step('2', '3', tie('b', 'b', 'kept'), tie('c', 'c', 'kept'))
    expect(chained(named, whole).map(({ carried }) => carried)).toEqual([['two words'], []])
    const both = step('2', '3', tie('b', 'x', 'split', { carried: ['one'] }), tie('b', 'y', 'split'))
    expect(chained(named, both)[0]).toMatchObject({ fromElementId: 'a', toElementId: 'x', carried: [] })
  })

  it('[DEF33] [DEF37] tells every reason on the way', () => {
    const [link] = chained(
      step('1', '2', tie('a', 'a', 'reworded', { rationale: 'Clearer.' })),
      step('2', '3', tie('a', 'a', 'reworded', { rationale: 'Shorter.' })),
    )
    expect(link?.rationale).toBe('Clearer. Shorter.')
  })

  it('[DEF34] a version that is its own past is refused', () => {
    const [there, back] = [step('1', '2', tie('a', 'b', 'kept')), step('2', '1', tie('b', 'a', 'kept'))]
    expect(chainOf([there, back])).toEqual(refuse('lineage-cycle', { versions: ['1', '2', '1'] }))
    expect(chainOf([step('1', '1')])).toEqual(refuse('lineage-cycle', { versions: ['1', '1'] }))
  })

  it('[DEF37] steps that do not follow each other are a mistake of ours', () => {
    expect(() => chainOf([step('1', '2'), step('3', '4')])).toThrow('No step leads from 2 to 3.')
  })

  it('[DEF37] no step is no lineage, and one is its own', () => {
    expect(chained()).toEqual([])
    const one = step('1', '2', tie('a', 'b', 'reworded', { rationale: 'Why not' }))
    expect(chained(one)).toEqual(one.links)
  })
})

describe('an element through all versions', () => {
  const steps = [
    step('2010', '2011', tie('a', 'b', 'split'), tie('a', 'c', 'split')),
    step('2011', '2019', tie('b', 'd', 'merged'), tie('c', 'd', 'merged'), tie('x', 'e', 'reworded')),
    step('2019', '2030', tie('d', null, 'retired'), tie('e', 'e', 'kept')),
  ]

  it('[DEF38] is what it came from and what it became', () => {
    expect(lineOfElement(steps, '2019', 'd')).toEqual([
      { version: '2010', elementIds: ['a'] },
      { version: '2011', elementIds: ['b', 'c'] },
      { version: '2019', elementIds: ['d'] },
      { version: '2030', elementIds: [] },
    ])
    expect(lineOfElement(steps, '2011', 'b').map(({ elementIds }) => elementIds)).toEqual([['a'], ['b'], ['d'], []])
    expect(lineOfElement(steps, '2030', 'e').map(({ elementIds }) => elementIds)).toEqual([[], ['x'], ['e'], ['e']])
  })

  it('[DEF38] has to be of a version of the chain', () => {
    expect(() => lineOfElement(steps, '1999', 'a')).toThrow('1999')
  })
})
