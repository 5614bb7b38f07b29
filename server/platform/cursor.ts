import { z } from 'zod'
import { refuseWith } from './errors.ts'

/**
 * Every list goes on from its last item: by that item's key and never by counting rows, so that what is added meanwhile
 * neither repeats nor hides anything. A cursor is the id or the number of the last item.
 */
export const idCursor = (cursor: string | undefined): string | null => readCursor(z.uuid(), cursor)

export const numberCursor = (cursor: string | undefined): number | null =>
  readCursor(z.coerce.number().int().min(0).max(2_147_483_647), cursor)

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
