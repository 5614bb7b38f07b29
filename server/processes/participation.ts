import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { charter, strata } from '@fieldword/shared/processes/charter.ts'
import type { Participation } from '@fieldword/shared/processes/people-contract.ts'
import { cellsToTell } from '@fieldword/shared/processes/statistics/cells.ts'
import type { Platform } from '../platform/platform.ts'
import { readAccess } from './access.ts'
import { countInvited, countParticipants, readGroupInvitations } from './queries.ts'

/** [PR43] [PR44] Who takes part, in numbers; groups that are too small to be told are not. */
export async function readParticipation(platform: Platform, actor: Actor, slug: string): Promise<Participation> {
  const { prisma: tx } = platform.database
  const { process } = await readAccess(tx, actor, slug)
  const [counts, invited, groups] = await Promise.all([
    countParticipants(tx, process.id),
    countInvited(tx, process.id),
    readGroupInvitations(tx, process.id),
  ])
  const { smallestCell } = charter.parse(process.charter)
  const groupsOf = strata.parse(process.strata)
  const keys = ['', ...groupsOf.map(({ key }) => key)]
  const sizes = keys.map(key => counts.find(({ stratum }) => stratum === key)?.people ?? 0)
  const told = cellsToTell(sizes, smallestCell)
  const toldOf = (key: string) => (told[keys.indexOf(key)] ? (sizes[keys.indexOf(key)] ?? null) : null)
  return {
    ...{ people: counts.reduce((sum, { people }) => sum + people, 0), smallestCell },
    strata: groupsOf.map(stratum => ({ ...stratum, people: toldOf(stratum.key) })),
    undeclared: toldOf(''),
    invited: {
      ...invited,
      groups: groups.map(({ group, people, invitedAt }) => ({ group, people, at: invitedAt.toISOString() })),
    },
  }
}
