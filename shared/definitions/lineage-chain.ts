import { refuse } from '../kernel/refusals.ts'
import type { Result } from '../kernel/result.ts'
import type { LineageKind } from './contract.ts'
import type { LineageLink } from './lineage.ts'

/** The lineage between two versions that follow each other in a chain. Versions go by whatever names them: label or id. */
export interface LineageStep {
  readonly from: string
  readonly to: string
  readonly links: readonly LineageLink[]
}

/** What an element was or became in one version of a chain. */
export interface Generation {
  readonly version: string
  readonly elementIds: readonly string[]
}

/**
 * [DEF37] What became of the elements of the first version in the last one, by way of those between. An element is followed along
 * every tie; one that some step says nothing of is lost there. Whoever comes back to a version is refused: nothing is its own past.
 */
export function chainOf(steps: readonly LineageStep[]): Result<LineageLink[]> {
  const versions = versionsOf(steps)
  if (new Set(versions).size < versions.length) return refuse('lineage-cycle', { versions })
  const [first, ...rest] = steps
  return rest.reduce<LineageLink[]>((links, step) => composed(links, step.links), [...(first?.links ?? [])])
}

/**
 * [DEF38] An element through all versions of a chain, oldest first: in earlier ones what it came from, in later ones what it became.
 * Where it has nothing, no elements.
 */
export function lineOfElement(steps: readonly LineageStep[], version: string, elementId: string): Generation[] {
  const versions = versionsOf(steps)
  const here = versions.indexOf(version)
  if (here < 0) throw new Error(`The chain has no version ${version}.`)
  const line: string[][] = [[elementId]]
  for (const { links } of steps.slice(0, here).reverse()) line.unshift(parentsOf(line[0] ?? [], links))
  for (const { links } of steps.slice(here)) line.push(childrenOf(line.at(-1) ?? [], links))
  return versions.map((name, at) => ({ version: name, elementIds: line[at] ?? [] }))
}

function versionsOf(steps: readonly LineageStep[]): string[] {
  for (const [at, step] of steps.entries()) {
    const before = steps[at - 1]
    if (before && before.to !== step.from) throw new Error(`No step leads from ${before.to} to ${step.from}.`)
  }
  return steps.flatMap((step, at) => (at === 0 ? [step.from, step.to] : [step.to]))
}

function parentsOf(elementIds: readonly string[], links: readonly LineageLink[]): string[] {
  const among = new Set<string | null>(elementIds)
  return distinct(links.map(link => (among.has(link.toElementId) ? link.fromElementId : null)))
}

function childrenOf(elementIds: readonly string[], links: readonly LineageLink[]): string[] {
  const among = new Set<string | null>(elementIds)
  return distinct(links.map(link => (among.has(link.fromElementId) ? link.toElementId : null)))
}

function distinct(ids: readonly (string | null)[]): string[] {
  return [...new Set(ids.filter(id => id !== null))]
}

function composed(before: readonly LineageLink[], after: readonly LineageLink[]): LineageLink[] {
  const onward = Map.groupBy(after, ({ fromElementId }) => fromElementId)
  const paths = before.flatMap(first =>
    first.toElementId === null ? [first] : (onward.get(first.toElementId) ?? []).map(second => inTurn(first, second)),
  )
  return shaped(once([...paths, ...(onward.get(null) ?? [])]))
}

/** Words are named where one step names them and the other carried all of it over; else nobody said which went the whole way. */
function inTurn(first: LineageLink, second: LineageLink): LineageLink {
  return {
    fromElementId: first.fromElementId,
    toElementId: second.toElementId,
    kind: first.kind === 'kept' && second.kind === 'kept' ? 'kept' : 'reworded',
    carried: second.carried.length === 0 ? first.carried : [],
    arrived: first.carried.length === 0 ? second.arrived : [],
    carriedIn: 'from',
    rationale: [first.rationale, second.rationale].filter(Boolean).join(' '),
  }
}

/** Several ways from one element to another are one tie. */
function once(links: readonly LineageLink[]): LineageLink[] {
  const pairs = Map.groupBy(links, link => JSON.stringify([link.fromElementId, link.toElementId]))
  return [...pairs.values()].map(([first, ...others]) => {
    if (!first) throw new Error('A group has a first link.')
    const whys = new Set([first, ...others].map(({ rationale }) => rationale).filter(Boolean))
    return { ...first, rationale: [...whys].join(' ') }
  })
}

/** What happened on the whole way is read off its ends. New or gone is only what no other way leads to or from. */
function shaped(links: readonly LineageLink[]): LineageLink[] {
  const ties = links.filter(link => link.fromElementId !== null && link.toElementId !== null)
  const from = Map.groupBy(ties, link => link.fromElementId)
  const to = Map.groupBy(ties, link => link.toElementId)
  const kindOf = (link: LineageLink): LineageKind => {
    if (link.fromElementId === null) return 'new'
    if (link.toElementId === null) return 'retired'
    if ((from.get(link.fromElementId)?.length ?? 0) > 1) return 'split'
    if ((to.get(link.toElementId)?.length ?? 0) > 1) return 'merged'
    return link.kind === 'kept' ? 'kept' : 'reworded'
  }
  return links
    .filter(link => link.fromElementId !== null || link.toElementId !== null)
    .filter(link => link.fromElementId !== null || !to.has(link.toElementId))
    .filter(link => link.toElementId !== null || !from.has(link.fromElementId))
    .map(link => ({ ...link, kind: kindOf(link) }))
}
