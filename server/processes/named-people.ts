import type { Person } from '@fieldword/shared/kernel/contract.ts'
import { charter } from '@fieldword/shared/processes/charter.ts'
import { seesNames } from '@fieldword/shared/processes/sight.ts'
import { findPeople } from '../accounts/index.ts'
import type { Platform } from '../platform/platform.ts'
import type { Access } from './access.ts'
import { onlookerOf } from './onlooker.ts'

/** Answers with somebody as they are named to whoever asks: not at all where the charter keeps names to the people of the process. */
export type NameOf = (userId: string | null) => Person | null

/** One query, however many people. */
export async function namesFor(platform: Platform, access: Access, ids: readonly (string | null)[]): Promise<NameOf> {
  if (!seesNames(charter.parse(access.process.charter), onlookerOf(access))) return () => null
  const asked = [...new Set(ids.filter(id => id !== null))]
  const people = new Map((await findPeople(platform, asked)).map(person => [person.id, person]))
  return id => (id === null ? null : (people.get(id) ?? null))
}
