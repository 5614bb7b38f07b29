import type { Person } from '@fieldword/shared/kernel/contract.ts'
import { findPeople } from '../../accounts/index.ts'
import type { Platform } from '../../platform/platform.ts'

/** Who holds the role of an editor in a process now. */
export async function readEditors(platform: Platform, processId: string): Promise<Person[]> {
  const rows = await platform.database.prisma.processMember.findMany({
    where: { processId, role: 'editor', endedAt: null },
    select: { userId: true },
  })
  const people = await findPeople(
    platform,
    rows.map(({ userId }) => userId),
  )
  return people.toSorted((a, b) => (a.name < b.name ? -1 : 1))
}
