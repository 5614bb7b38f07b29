import { z } from 'zod'
import { refuseWith } from './errors.ts'

/**
 * Every list goes on from its last item: by that item's key and never by counting rows, so that what is added meanwhile
 * neither repeats nor hides anything. A cursor is the id or the number of the last item.
 */
export const idCursor = (cursor: string | undefined): string | null => readCursor(z.uuid(), cursor)

/** The same for a key that only looks like an id. */
export const keyCursor = (cursor: string | undefined): string | null => readCursor(z.guid(), cursor)

export const numberCursor = (cursor: string | undefined): number | null => readCursor(numberShape, cursor)

const numberShape = z.string().regex(/^\d+$/).transform(Number).pipe(z.number().max(2_147_483_647))
const newerThan = 'newer-'

/** Where in a list that is walked both ways, newest first: beyond a key, or from one of the two ends. */
export interface Place<Key> {
  readonly toward: 'older' | 'newer'
  readonly beyond: Key | null
}

export const numberPlace = (cursor: string | undefined): Place<number> => readPlace(numberShape, cursor)
export const idPlace = (cursor: string | undefined): Place<string> => readPlace(z.uuid(), cursor)

/** `12` is what is older than 12, `newer-12` what is newer, `oldest` the end, and none the start. */
function readPlace<Key>(shape: z.ZodType<Key>, cursor: string | undefined): Place<Key> {
  if (cursor === 'oldest') return { toward: 'newer', beyond: null }
  if (!cursor?.startsWith(newerThan)) return { toward: 'older', beyond: readCursor(shape, cursor) }
  return { toward: 'newer', beyond: readCursor(shape, cursor.slice(newerThan.length)) }
}

export interface LookedTo<Key> {
  readonly key: Key
  /** The day it stands under. */
  readonly day: string
}

export interface Walked<Row, Key> {
  /** As they were read: away from `beyond`, with one more than `limit` where there are more. */
  readonly rows: readonly Row[]
  /** How far was looked, where that was not to the end; whatever lies beyond is not known. */
  readonly lookedTo: LookedTo<Key> | null
}

/** The rows newest first, and the cursors that lead on from them. */
export function walkFrom<Row, Key extends string | number>(
  { rows, lookedTo }: Walked<Row, Key>,
  limit: number,
  { toward, beyond }: Place<Key>,
  keyOf: (row: Row) => Key,
) {
  const shown = rows.slice(0, limit)
  const stopped = rows.length <= limit ? lookedTo : null
  const last = shown.at(-1)
  const onward = stopped ? stopped.key : rows.length > limit && last ? keyOf(last) : null
  // What one came from lies on the other side. Where nothing is shown, only the start is a place to go back to.
  const back = beyond !== null && shown[0] ? keyOf(shown[0]) : null
  const [next, previous] = toward === 'older' ? [onward, back] : [back, onward]
  return {
    rows: toward === 'older' ? shown : shown.toReversed(),
    nextCursor: next === null ? null : String(next),
    previousCursor: previous === null ? null : `${newerThan}${previous}`,
    stopped: stopped !== null,
    lookedTo: stopped?.day ?? null,
  }
}

function readCursor<T>(shape: z.ZodType<T>, cursor: string | undefined): T | null {
  if (cursor === undefined) return null
  const parsed = shape.safeParse(cursor)
  if (parsed.success) return parsed.data
  refuseWith('bad-input', { issues: [{ path: 'cursor', message: 'Use the nextCursor of the list before.' }] })
}

/** Makes a list of rows that were asked for with one more than `limit`. */
export function listFrom<Row, Item>(
  rows: readonly Row[],
  limit: number,
  itemOf: (row: Row) => Item,
  cursorOf: (row: Row) => string,
): { items: Item[]; nextCursor: string | null } {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return { items: shown.map(itemOf), nextCursor: last && rows.length > limit ? cursorOf(last) : null }
}
