import { nameKey } from '@fieldword/shared/accounts/name.ts'
import type { ProcessRole } from '@fieldword/shared/processes/vocabulary.ts'
import { Prisma, type ProcessMember } from '../platform/database/client/client.ts'
import type { Tx } from '../platform/database/prisma.ts'

export interface MemberFilter {
  readonly role: ProcessRole | null
  /** Part of a name; empty for all. */
  readonly name: string
  /** The roles whose people whoever asks is told by name: in no other is a name looked for. */
  readonly named: readonly ProcessRole[]
}

export interface MemberPart {
  /** The last of the part before. */
  readonly after: string | null
  readonly limit: number
}

/** [PR349] The roles that are held now, by role and then by time. Goes on behind one that has ended since, too. */
export function readMembers(
  tx: Tx,
  processId: string,
  { role, name, named }: MemberFilter,
  { after, limit }: MemberPart,
): Promise<ProcessMember[]> {
  const conditions = [
    Prisma.sql`process_id = ${processId}::uuid AND ended_at IS NULL`,
    ...(role ? [Prisma.sql`role = ${role}::process_role`] : []),
    ...(name
      ? [
          Prisma.sql`role = ANY(${[...named]}::text[]::process_role[])
            AND user_id IN (SELECT id FROM users WHERE strpos(name_key, ${nameKey(name)}) > 0)`,
        ]
      : []),
    ...(after
      ? [
          Prisma.sql`(role, granted_at, id) > (SELECT last.role, last.granted_at, last.id FROM process_members last
            WHERE last.id = ${after}::uuid AND last.process_id = ${processId}::uuid)`,
        ]
      : []),
  ]
  return tx.$queryRaw<ProcessMember[]>`
    SELECT id, process_id AS "processId", user_id AS "userId", role::text AS role, granted_by_id AS "grantedById",
      granted_at AS "grantedAt", ended_by_id AS "endedById", ended_at AS "endedAt"
    FROM process_members WHERE ${Prisma.join(conditions, ' AND ')} ORDER BY process_members.role, granted_at, id LIMIT ${limit}`
}

/** How many hold each role now; roles that nobody holds are left out. */
export async function countMembers(tx: Tx, processId: string): Promise<{ role: ProcessRole; people: number }[]> {
  const rows = await tx.processMember.groupBy({
    by: ['role'],
    where: { processId, endedAt: null },
    _count: { _all: true },
    orderBy: { role: 'asc' },
  })
  return rows.map(({ role, _count }) => ({ role, people: _count._all }))
}
