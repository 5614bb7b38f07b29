import type { Why } from './contract.ts'
import type { ElementText, LineageLink } from './lineage.ts'

type Elements = readonly ElementText[]

/** [DEF33] Why an element of the later version is as it is: what its ties say, in the order of the earlier elements. */
export function rationaleTo(elementId: string, links: readonly LineageLink[], from: Elements, to: Elements): Why[] {
  return whysOf(
    links.filter(({ toElementId }) => toElementId === elementId),
    from,
    to,
  )
}

/** [DEF33] Why an element of the earlier version has no successor. */
export function rationaleFrom(elementId: string, links: readonly LineageLink[], from: Elements, to: Elements): Why[] {
  return whysOf(
    links.filter(({ fromElementId, toElementId }) => fromElementId === elementId && toElementId === null),
    from,
    to,
  )
}

function whysOf(links: readonly LineageLink[], from: Elements, to: Elements): Why[] {
  return links
    .filter(({ rationale }) => rationale !== '')
    .map(({ fromElementId, toElementId, rationale }) => ({
      from: numberIn(from, fromElementId),
      to: numberIn(to, toElementId),
      text: rationale,
    }))
    .sort((a, b) => (a.from ?? 0) - (b.from ?? 0))
}

function numberIn(elements: Elements, id: string | null): number | null {
  return elements.find(element => element.id === id)?.number ?? null
}
