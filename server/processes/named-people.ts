import type { Person } from '@fieldword/shared/kernel/contract.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import { charter } from '@fieldword/shared/processes/charter.ts'
import { findPeople } from '../accounts/index.ts'
import type { Platform } from '../platform/platform.ts'
import type { Access } from './access.ts'

/** Answers with somebody as they are named to whoever asks: not at all where the charter keeps names to the people of the process. */
export type NameOf = (userId: string | null) => Person | null

/** One query, however many people. */
export async function namesFor(platform: Platform, access: Access, ids: readonly (string | null)[]): Promise<NameOf> {
  if (!seesNames(access)) return () => null
  const asked = [...new Set(ids.filter(id => id !== null))]
  const people = new Map((await findPeople(platform, asked)).map(person => [person.id, person]))
  return id => (id === null ? null : (people.get(id) ?? null))
}

export function seesNames({ process, actor, involved }: Access): boolean {
  if (charter.parse(process.charter).names === 'public') return true
  return can(actor, 'process:run', { involved }) || involved.some(is => is !== 'field' && is !== 'public')
}
