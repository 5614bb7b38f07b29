import { isBefore } from './dated.ts'

interface Ordered {
  readonly label: string
  readonly datedOn: string
}

/** [DEF14] Where among the others, oldest first, a version of this date stands if nobody says: after all that are not later. */
export function placeByDate(versions: readonly Ordered[], datedOn: string): number {
  return versions.findLastIndex(known => !isBefore(datedOn, known.datedOn)) + 1
}

/**
 * [DEF14] Why it cannot stand at this place; null when it can. Dates that may mean the same day, as 2011 and 2011-07, decide
 * nothing: then a person does.
 */
export function orderProblem(versions: readonly Ordered[], place: number, datedOn: string): string | null {
  const later = versions.slice(0, place).find(known => isBefore(datedOn, known.datedOn))
  if (later) return `It is dated ${datedOn}, before ${later.label} (${later.datedOn}): it cannot stand after it.`
  const earlier = versions.slice(place).find(known => isBefore(known.datedOn, datedOn))
  if (earlier) return `It is dated ${datedOn}, after ${earlier.label} (${earlier.datedOn}): it cannot stand before it.`
  return null
}

interface Placed {
  readonly id: string
  readonly status: string
  readonly followsId: string | null
}

/**
 * [DEF15] The version this one replaces: the one it says it was made from, else the nearest before it that was in force. What never
 * was, or was withdrawn, is passed over. `versions` are oldest first.
 */
export function replacedBy<Row extends Placed>(versions: readonly Row[], version: Row): Row | undefined {
  if (version.followsId) return versions.find(({ id }) => id === version.followsId)
  const before = versions.slice(
    0,
    versions.findIndex(({ id }) => id === version.id),
  )
  return newestStanding(before)
}

/** The newest that is, or was, what the field goes by; where none ever was, the newest. */
export function newestStanding<Row extends Placed>(versions: readonly Row[]): Row | undefined {
  return versions.findLast(({ status }) => status === 'in_force' || status === 'superseded')
}
