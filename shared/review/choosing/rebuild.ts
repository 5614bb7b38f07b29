import type { NodeJson } from '../../document/document.ts'
import { idOf } from '../../merge/block-classes.ts'
import { fitted } from '../../merge/fit.ts'
import type { Parts } from './parts.ts'

/** A container as the result has it. The same one is the same key, whichever document a block came from. */
interface Container {
  readonly key: NodeJson
  readonly frame: NodeJson
}

/** A block in its containers, outermost first. */
export interface Standing {
  readonly node: NodeJson
  readonly within: readonly Container[]
}

/** What each container of either document is in the result. */
export function containersOf(
  { sameAs, containers }: Parts,
  isChosen: (by: number | null) => boolean,
): (frame: NodeJson) => Container {
  const changed = new Map(containers.filter(({ by }) => isChosen(by)).map(({ before, after }) => [before, after]))
  return frame => {
    const key = sameAs.get(frame) ?? frame
    const now = changed.get(key) ?? key
    const { id: _, ...told } = now.attrs ?? {}
    const id = idOf(key)
    return { key, frame: { type: now.type, attrs: { ...told, ...(id !== null && { id }) } } }
  }
}

/** How many containers are opened when these stand one after the other. */
export function opened(standing: readonly Standing[]): number {
  return standing.reduce((sum, { within }, index) => {
    const last = standing[index - 1]?.within ?? []
    return sum + within.length - sharedBy(last, within)
  }, 0)
}

/** The blocks one after the other, each in its containers, and each container with what it may hold. */
export function rebuilt(standing: readonly Standing[]): NodeJson[] {
  const root: NodeJson[] = []
  const open: { readonly container: Container; readonly content: NodeJson[] }[] = []
  const close = (depth: number): void => {
    while (open.length > depth) {
      const closed = open.pop()
      const holder = open.at(-1)?.content ?? root
      if (closed) holder.push({ ...closed.container.frame, content: fitted(closed.container.frame, closed.content) })
    }
  }
  for (const { node, within } of standing) {
    const shared = sharedBy(
      open.map(({ container }) => container),
      within,
    )
    close(shared)
    for (const container of within.slice(shared)) open.push({ container, content: [] })
    ;(open.at(-1)?.content ?? root).push(node)
  }
  close(0)
  return fitted({ type: 'doc' }, root)
}

function sharedBy(one: readonly Container[], other: readonly Container[]): number {
  let depth = 0
  while (depth < one.length && depth < other.length && one[depth]?.key === other[depth]?.key) depth += 1
  return depth
}
