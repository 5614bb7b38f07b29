import { earlierRuns, kindOf } from './compare.ts'
import type { ElementView } from './contract.ts'
import { type ElementText, isOneToOne, type LineageLink, type Tie, tiesOf } from './lineage.ts'
import { rationaleTo } from './rationale.ts'

type Past = Pick<NonNullable<ElementView['lineage']>, 'kind' | 'moved' | 'from' | 'rationale'>

/** [DEF2] How each element of a version came to be, by its id. One that the lineage does not name is left out. */
export function elementLineage(
  earlier: readonly ElementText[],
  elements: readonly ElementText[],
  links: readonly LineageLink[],
): Map<string, Past> {
  const ties = tiesOf(earlier, elements, links)
  return new Map(
    elements.flatMap(({ id }): [string, Past][] => {
      const coming = ties.filter(tie => tie.to.id === id)
      const [only] = coming
      const rationale = rationaleTo(id, links, earlier, elements)
      if (only) return [[id, { ...pastOf(only, coming, ties), rationale }]]
      const isNew = links.some(link => link.toElementId === id && link.kind === 'new')
      return isNew ? [[id, { kind: 'new', moved: false, from: [], rationale }]] : []
    }),
  )
}

function pastOf(first: Tie, coming: readonly Tie[], ties: readonly Tie[]): Omit<Past, 'rationale'> {
  const alone = isOneToOne(first, ties)
  return {
    kind: kindOf(first, ties),
    moved: alone && first.from.number !== first.to.number,
    from: coming.map(tie => ({
      elementId: tie.from.id,
      number: tie.from.number,
      handle: tie.from.handle,
      runs: alone ? [{ kind: 'same', text: tie.from.text, marks: [] }] : earlierRuns(tie),
    })),
  }
}
