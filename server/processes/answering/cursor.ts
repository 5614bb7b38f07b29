import { refuseWith } from '../../platform/errors.ts'
import type { UnitCursor } from './unit-queries.ts'

/** "118.0": the number of a contribution and of its part. */
export function unitCursor(cursor: string | undefined): UnitCursor | null {
  if (cursor === undefined) return null
  const parts = /^(\d{1,9})\.(\d{1,4})$/.exec(cursor)
  if (!parts)
    refuseWith('bad-input', { issues: [{ path: 'cursor', message: 'Use the nextCursor of the list before.' }] })
  return { number: Number(parts[1]), part: Number(parts[2]) }
}

export const unitKey = ({ number, part }: UnitCursor) => `${number}.${part}`
