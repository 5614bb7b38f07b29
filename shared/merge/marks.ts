import type { MarkJson } from '../document/document.ts'
import type { Piece } from './inline-text.ts'

type Marks = readonly MarkJson[]

/** [MRG4] Mark by mark: whoever changed it is followed; where both did, and not alike, ours. */
export function mergeMarks(base: Marks, ours: Marks, theirs: Marks): Marks {
  const [b, o, t] = [jsonOf(base), jsonOf(ours), jsonOf(theirs)]
  if (o === b || o === t) return theirs
  if (t === b) return ours
  const types = [...new Set([...ours, ...theirs].map(({ type }) => type))]
  return types.flatMap(type => {
    const [from, mine, other] = [find(base, type), find(ours, type), find(theirs, type)]
    return (jsonOf(mine) === jsonOf(from) ? other : mine) ?? []
  })
}

/** Two sides lead the same words elsewhere. Where nobody led them anywhere before, whoever did is followed. */
export function linksClash(base: Marks, ours: Marks, theirs: Marks): boolean {
  const [b, o, t] = [linkOf(base), linkOf(ours), linkOf(theirs)]
  return o !== b && t !== b && o !== t
}

/** Its address, and its title where it has one. */
export function linkOf(marks: Marks): string | null {
  const { href, title } = find(marks, 'link')?.attrs ?? {}
  if (typeof href !== 'string') return null
  return title ? `${href} “${title}”` : href
}

export function withLink(marks: Marks, link: MarkJson | undefined): Marks {
  const others = marks.filter(({ type }) => type !== 'link')
  return link ? [...others, link] : others
}

export function find(marks: Marks, type: string): MarkJson | undefined {
  return marks.find(mark => mark.type === type)
}

/** Marks that lie on all of these pieces. */
export function marksOnAll(pieces: readonly Piece[]): Marks {
  const [first, ...others] = pieces
  return (first?.marks ?? []).filter(mark => others.every(({ marks }) => marks.some(other => same(mark, other))))
}

/** What these marks became where somebody formatted all the words around: `before` and `after` are the same words. */
export function followFormatting(pieces: readonly Piece[], before: readonly Piece[], after: readonly Piece[]): Piece[] {
  const was = marksOnAll(before)
  const is = marksOnAll(after)
  const added = is.filter(mark => !before.some(({ marks }) => marks.some(other => other.type === mark.type)))
  const removed = was.filter(mark => !after.some(({ marks }) => marks.some(other => other.type === mark.type)))
  if (added.length === 0 && removed.length === 0) return [...pieces]
  return pieces.map(({ text, marks }) => ({
    text,
    marks: [
      ...marks.filter(mark => !removed.some(other => same(mark, other))),
      ...added.filter(mark => !find(marks, mark.type)),
    ],
  }))
}

function same(a: MarkJson, b: MarkJson): boolean {
  return jsonOf(a) === jsonOf(b)
}

function jsonOf(value: unknown): string {
  return JSON.stringify(value ?? null)
}
