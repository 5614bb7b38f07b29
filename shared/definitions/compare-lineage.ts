import { isRefusal } from '../kernel/result.ts'
import { type ElementText, type LineageLink, lineageByIdentity, reversed } from './lineage.ts'
import { chainOf, type LineageStep } from './lineage-chain.ts'

/** What counts between two versions, from the older one to the newer. */
export interface RecordedLineage {
  readonly fromVersionId: string
  readonly toVersionId: string
  readonly links: readonly LineageLink[]
  readonly reading: string
  readonly readingNumber: number
}

/** A text that is compared, and the version it stands on: itself, or the one it was made from. */
export interface StandsOn {
  readonly elements: readonly ElementText[]
  readonly version: { readonly id: string; readonly elements: readonly ElementText[] } | null
}

/**
 * [DEF46] The lineage from one text to another: by ids to the version each stands on, and between the versions as recorded.
 * `path` leads from the version that is older to the newer one, whichever of the texts that is; without it ids go all the way.
 */
export function lineageBetween(from: StandsOn, to: StandsOn, path: readonly RecordedLineage[]): LineageLink[] {
  const [first, last] = [path[0]?.fromVersionId, path.at(-1)?.toVersionId]
  if (first === undefined || !from.version || !to.version) return lineageByIdentity(from.elements, to.elements)
  const backwards = from.version.id === last
  const [older, newer] = backwards ? [to, from] : [from, to]
  const recorded = path.map(({ fromVersionId, toVersionId, links }) => ({
    from: fromVersionId,
    to: toVersionId,
    links,
  }))
  const links = chainOf([...stepToVersion(older), ...recorded, ...stepFromVersion(newer)])
  if (isRefusal(links)) throw new Error('unreachable: a path comes to no version twice')
  return backwards ? reversed(links) : links
}

function stepToVersion({ elements, version }: StandsOn): LineageStep[] {
  if (!version || elements === version.elements) return []
  return [{ from: 'older text', to: version.id, links: lineageByIdentity(elements, version.elements) }]
}

function stepFromVersion({ elements, version }: StandsOn): LineageStep[] {
  if (!version || elements === version.elements) return []
  return [{ from: version.id, to: 'newer text', links: lineageByIdentity(version.elements, elements) }]
}

/** [DEF46] The fewest recorded steps that lead from a version to a newer one; none where nothing leads there. */
export function recordedPath(
  recorded: readonly RecordedLineage[],
  fromVersionId: string,
  toVersionId: string,
): RecordedLineage[] {
  const paths: RecordedLineage[][] = [[]]
  const reached = new Set([fromVersionId])
  for (const path of paths) {
    const at = path.at(-1)?.toVersionId ?? fromVersionId
    for (const step of recorded) {
      if (step.fromVersionId !== at || reached.has(step.toVersionId)) continue
      if (step.toVersionId === toVersionId) return [...path, step]
      reached.add(step.toVersionId)
      paths.push([...path, step])
    }
  }
  return []
}
