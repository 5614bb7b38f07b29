import { earlierRuns, kindOf } from './compare.ts'
import type { ElementView } from './contract.ts'
import { type ElementText, isOneToOne, type LineageLink, type Tie, tiesOf } from './lineage.ts'

type Past = Pick<NonNullable<ElementView['lineage']>, 'kind' | 'moved' | 'from'>

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
      if (only) return [[id, pastOf(only, coming, ties)]]
      const isNew = links.some(link => link.toElementId === id && link.kind === 'new')
      return isNew ? [[id, { kind: 'new', moved: false, from: [] }]] : []
    }),
  )
}

function pastOf(first: Tie, coming: readonly Tie[], ties: readonly Tie[]): Past {
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
