import type { Actor } from '@fieldword/shared/policy/actor.ts'
import type { MemberList } from '@fieldword/shared/processes/contract.ts'
import { type ProcessRole, processRole } from '@fieldword/shared/processes/vocabulary.ts'
import { findPeople } from '../accounts/index.ts'
import { idCursor, listFrom } from '../platform/cursor.ts'
import type { Platform } from '../platform/platform.ts'
import { readAccess } from './access.ts'
import { countMembers, readMembers } from './member-queries.ts'
import { namesPeople } from './names.ts'

/** [PR39] Those who run it stand under what they do. */
const runningRoles: readonly ProcessRole[] = ['steward', 'facilitator', 'editor']

interface MembersAsked {
  readonly slug: string
  readonly role?: ProcessRole | undefined
  /** Part of a name. */
  readonly name?: string | undefined
  readonly cursor?: string | undefined
  readonly limit: number
}

/** [PR2] [PR39] [PR349] Who has which role now, part by part. */
export async function listMembers(
  platform: Platform,
  actor: Actor,
  { slug, role, name, cursor, limit }: MembersAsked,
): Promise<MemberList> {
  const { prisma: tx } = platform.database
  const { process, involved } = await readAccess(tx, actor, slug)
  const named = namesPeople(process.charter, involved) ? processRole.options : runningRoles
  const filter = { role: role ?? null, name: name ?? '', named }
  const [rows, roles] = await Promise.all([
    readMembers(tx, process.id, filter, { after: idCursor(cursor), limit: limit + 1 }),
    countMembers(tx, process.id),
  ])
  const people = await findPeople(platform, [
    ...new Set(rows.flatMap(({ userId, grantedById }) => [userId, grantedById])),
  ])
  const personOf = (id: string) => people.find(person => person.id === id) ?? null
  const list = listFrom(
    rows,
    limit,
    ({ id, userId, grantedById, role: held, grantedAt }) => ({
      ...{ id, role: held, person: named.includes(held) ? personOf(userId) : null },
      ...{ by: personOf(grantedById), at: grantedAt.toISOString() },
    }),
    ({ id }) => id,
  )
  return { ...list, roles }
}
