import { compareVersions } from '../definitions/compare.ts'
import type { LineageKind } from '../definitions/contract.ts'
import type { LineageLink, VersionText } from '../definitions/lineage.ts'

/** An element of the later text, or one of the earlier that has no successor, with what it came from. */
export interface FlowRow {
  readonly kind: LineageKind
  readonly before: readonly { readonly elementId: string; readonly number: number; readonly handle: string }[]
  /** Null where it has no successor. */
  readonly after: { readonly number: number; readonly handle: string } | null
  /** How many inputs were about what it came from, or about what has no successor. */
  readonly inputs: number
}

export interface FlowStep {
  readonly map: Pick<ReturnType<typeof compareVersions>, 'links' | 'fromElements' | 'toElements' | 'mapText'>
  readonly rows: readonly FlowRow[]
  /** About the earlier text as a whole. */
  readonly whole: number
}

/** What is drawn of how elements went on is not about the words in them. */
const noWords = { budget: 1 }

/** [PR387] Which element of one text became which of the next, and how many inputs touched each. Nothing that is not in the texts or the lineage. */
export function flowBetween(
  from: VersionText,
  to: VersionText,
  links: readonly LineageLink[],
  inputs: ReadonlyMap<string | null, number>,
): FlowStep {
  const { rows, links: drawn, fromElements, toElements, mapText } = compareVersions(from, to, links, noWords)
  const about = (elementIds: readonly string[]) => elementIds.reduce((sum, id) => sum + (inputs.get(id) ?? 0), 0)
  return {
    map: { links: drawn, fromElements, toElements, mapText },
    rows: rows.map(({ kind, before, after }) => {
      const [became = null] = after
      return {
        kind,
        before: before.map(({ elementId, number, handle }) => ({ elementId, number, handle })),
        after: became && { number: became.number, handle: became.handle },
        inputs: about(before.map(({ elementId }) => elementId)),
      }
    }),
    whole: inputs.get(null) ?? 0,
  }
}
