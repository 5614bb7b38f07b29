import type { ChangeAnswer } from '@fieldword/shared/processes/changes-contract.ts'
import type { Platform } from '../platform/platform.ts'
import type { Access } from './access.ts'
import type { ChangeRow } from './change-queries.ts'

/** The answers that changes carry out, by their ids. */
export async function answersOf(
  _platform: Platform,
  _access: Access,
  _rows: readonly ChangeRow[],
): Promise<ReadonlyMap<string, ChangeAnswer>> {
  return new Map()
}
