import type { ChangeAnswer } from '@fieldword/shared/processes/changes-contract.ts'
import type { ContributionState } from '@fieldword/shared/processes/vocabulary.ts'
import type { Platform } from '../platform/platform.ts'
import type { Access } from './access.ts'
import { namesFor } from './named-people.ts'
import { readWithheld, toldInstead } from './withholding-queries.ts'

/** As many are told with a change; the others stand in the list of answers. */
const told = 5

interface AnswerRow extends Omit<ChangeAnswer, 'contribution'> {
  readonly changeId: string
  readonly number: number
  readonly text: string
  readonly state: ContributionState
  readonly authorId: string | null
}

/** [PR124] [PR362] The first answers that each change carries out, by the id of the change; those alone that are, or were, in force. */
export async function answersOf(
  platform: Platform,
  access: Access,
  changes: readonly { readonly id: string }[],
): Promise<ReadonlyMap<string, readonly ChangeAnswer[]>> {
  const ids = changes.map(({ id }) => id)
  const rows = await platform.database.prisma.$queryRaw<AnswerRow[]>`
    SELECT link.change_id AS "changeId", answer.id, answer.kind::text AS kind, answer.rationale, input.number, input.text,
      input.state::text AS state, input.author_id AS "authorId"
    FROM unnest(${ids}::uuid[]) change (id) CROSS JOIN LATERAL (
      SELECT change_id, disposition_id FROM change_dispositions WHERE change_id = change.id ORDER BY disposition_id LIMIT ${told}) link
    JOIN dispositions answer ON answer.id = link.disposition_id AND answer.state IN ('confirmed', 'superseded')
    JOIN contributions input ON input.id = answer.contribution_id
    ORDER BY answer.id`
  const [nameOf, withheld] = await Promise.all([
    namesFor(
      platform,
      access,
      rows.map(({ authorId }) => authorId),
    ),
    readWithheld(
      platform.database.prisma,
      rows.map(({ id }) => id),
    ),
  ])
  const views = rows.map(({ changeId, id, kind, rationale: said, number, text, state, authorId }) => {
    const isShown = state === 'published'
    const author = isShown ? nameOf(authorId) : null
    const rationale = toldInstead(withheld.get(id)) ?? said
    return { changeId, answer: { id, kind, rationale, contribution: { number, text: isShown ? text : '', author } } }
  })
  return new Map(
    ids.map(id => [id, views.filter(({ changeId }) => changeId === id).map(({ answer }) => answer)] as const),
  )
}
