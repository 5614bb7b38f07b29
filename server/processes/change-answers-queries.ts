import type { ChangeAnswer } from '@fieldword/shared/processes/changes-contract.ts'
import type { Platform } from '../platform/platform.ts'
import type { Access } from './access.ts'
import type { ChangeRow } from './change-queries.ts'
import { namesFor } from './named-people.ts'

/** [PR124] The answers that changes carry out, by their ids; those alone that are, or were, in force. */
export async function answersOf(
  platform: Platform,
  access: Access,
  rows: readonly ChangeRow[],
): Promise<ReadonlyMap<string, ChangeAnswer>> {
  const ids = rows.flatMap(({ dispositions }) => dispositions.map(({ dispositionId }) => dispositionId))
  if (ids.length === 0) return new Map()
  const answers = await platform.database.prisma.disposition.findMany({
    where: { id: { in: ids }, state: { in: ['confirmed', 'superseded'] }, settledAt: { not: null } },
    include: { contribution: true },
  })
  const nameOf = await namesFor(
    platform,
    access,
    answers.map(({ contribution }) => contribution.authorId),
  )
  return new Map(
    answers.map(({ id, kind, rationale, contribution: { number, text, state, authorId } }) => {
      const isShown = state === 'published'
      const author = isShown ? nameOf(authorId) : null
      return [id, { id, kind, rationale, contribution: { number, text: isShown ? text : '', author } }]
    }),
  )
}
