import type { Left } from '@fieldword/shared/processes/answer-tally.ts'
import { substantiveTypes } from '@fieldword/shared/processes/disposition-vocabulary.ts'
import type { AnswerFilter, WorkFilter } from '@fieldword/shared/processes/dispositions-contract.ts'
import type { ContributionKind } from '@fieldword/shared/processes/vocabulary.ts'
import { Prisma } from '../../platform/database/client/client.ts'
import type { Tx } from '../../platform/database/prisma.ts'

/** What is answered: contributions of these kinds from stages that may be seen. */
export interface Units {
  readonly processId: string
  readonly kinds: readonly ContributionKind[]
  readonly stageIds: readonly string[]
}

export interface UnitRow {
  readonly id: string
  readonly number: number
  readonly part: number
  readonly quote: string | null
  readonly editorId: string | null
}

const partOf = Prisma.sql`coalesce(part.number, 0)`

/** [PR140] [PR145] A contribution, or each part it was split into, with what is said to it and what is proposed. */
const units = Prisma.sql`
  contributions input
  LEFT JOIN contribution_parts part ON part.contribution_id = input.id AND part.ended_at IS NULL
  LEFT JOIN dispositions answer ON answer.contribution_id = input.id AND answer.part = ${partOf} AND answer.state = 'confirmed'
  LEFT JOIN dispositions waiting ON waiting.contribution_id = input.id AND waiting.part = ${partOf} AND waiting.state = 'proposed'
  LEFT JOIN answer_assignments assigned ON assigned.contribution_id = input.id`

/** [PR116] What repeats another one is answered once that one is. */
const isAnswered = Prisma.sql`(answer.id IS NOT NULL AND (answer.kind <> 'duplicate' OR EXISTS (
  SELECT FROM dispositions original
  WHERE original.contribution_id = answer.duplicate_of_id AND original.state = 'confirmed' AND original.kind <> 'duplicate')))`

const among = ({ processId, kinds, stageIds }: Units) => Prisma.sql`input.process_id = ${processId}::uuid
  AND input.state = 'published' AND input.kind = ANY(${[...kinds]}::text[]::contribution_kind[]) AND input.stage_id = ANY(${[...stageIds]}::uuid[])`

/** What is alike stands together: under one issue, then proposing the same. */
const likeness = Prisma.sql`(coalesce((SELECT lpad(min(issue.number)::text, 10, '0') FROM issue_placements standing
    JOIN process_issues issue ON issue.id = standing.issue_id
    WHERE standing.contribution_id = input.id AND standing.removed_at IS NULL), '~')
  || ' ' || coalesce(nullif(lower(left(input.proposed_text, 200)), ''), '~'))`

export interface UnitCursor {
  readonly number: number
  readonly part: number
}

/** [PR122] In the order in which they were said, or what is alike together. */
export function readUnits(
  tx: Tx,
  of: Units,
  filter: WorkFilter,
  after: UnitCursor | null,
  limit: number,
): Promise<UnitRow[]> {
  const key = filter.similar ? likeness : Prisma.sql`''::text`
  const goOn = after
    ? Prisma.sql`AND (${key}, input.number, ${partOf}) > (
        (SELECT ${key} FROM contributions input WHERE input.process_id = ${of.processId}::uuid AND input.number = ${after.number}),
        ${after.number}::int, ${after.part}::int)`
    : Prisma.empty
  return tx.$queryRaw<UnitRow[]>`
    SELECT input.id, input.number, ${partOf} AS part, part.quote, assigned.editor_id AS "editorId"
    FROM ${units} WHERE ${among(of)} AND ${fitting(filter)} ${goOn}
    ORDER BY ${key}, input.number, ${partOf} LIMIT ${limit}`
}

function fitting({ element, type, answer, editor, issue, text }: WorkFilter): Prisma.Sql {
  return Prisma.join(
    [
      Prisma.sql`true`,
      ...(element === 'whole' ? [Prisma.sql`input.element_id IS NULL`] : []),
      ...(element && element !== 'whole' ? [Prisma.sql`input.element_id = ${element}`] : []),
      ...(type ? [Prisma.sql`input.type = ${type}::contribution_type`] : []),
      ...(answer ? [answeredSo(answer)] : []),
      ...(editor === 'none' ? [Prisma.sql`assigned.editor_id IS NULL`] : []),
      ...(editor && editor !== 'none' ? [Prisma.sql`assigned.editor_id = ${editor}::uuid`] : []),
      ...(issue ? [under(issue)] : []),
      ...(text ? [holding(text)] : []),
    ],
    ' AND ',
  )
}

function answeredSo(answer: AnswerFilter): Prisma.Sql {
  switch (answer) {
    case 'unset':
      return Prisma.sql`answer.id IS NULL AND waiting.id IS NULL`
    case 'waiting':
      return Prisma.sql`waiting.id IS NOT NULL`
    case 'returned':
      return Prisma.sql`waiting.id IS NULL AND EXISTS (SELECT FROM dispositions back WHERE back.contribution_id = input.id
        AND back.part = ${partOf} AND back.state = 'returned'
        AND back.proposed_at > coalesce(answer.proposed_at, '-infinity'::timestamptz))`
    case 'todo':
      return Prisma.sql`NOT ${isAnswered}`
    default:
      return Prisma.sql`(answer.kind = ${answer}::disposition_kind OR waiting.kind = ${answer}::disposition_kind)`
  }
}

const under = (issue: number) => Prisma.sql`EXISTS (SELECT FROM issue_placements standing
  JOIN process_issues issue ON issue.id = standing.issue_id
  WHERE standing.contribution_id = input.id AND standing.removed_at IS NULL AND issue.number = ${issue}::int)`

/** A number finds that one, words what holds them. */
const holding = (text: string) =>
  /^#?\d{1,9}$/.test(text)
    ? Prisma.sql`input.number = ${Number(text.replace('#', ''))}::int`
    : Prisma.sql`strpos(lower(input.text || ' ' || coalesce(input.proposed_text, '')), ${text.toLowerCase()}) > 0`

/** What an answer in force needs to be found, and no more: for counting. */
const answeredUnits = Prisma.sql`
  contributions input
  LEFT JOIN contribution_parts part ON part.contribution_id = input.id AND part.ended_at IS NULL
  LEFT JOIN dispositions answer ON answer.contribution_id = input.id AND answer.part = ${partOf} AND answer.state = 'confirmed'`

/** [PR350] What came after a time and has no answer that is in force: was said, or was shown again after it had been hidden. */
export async function countLate(tx: Tx, of: Units, since: Date): Promise<Left> {
  const asksForSomething = Prisma.sql`input.type::text = ANY(${[...substantiveTypes]}::text[])`
  const rows = await tx.$queryRaw<Left[]>`
    SELECT (count(*) FILTER (WHERE ${asksForSomething}))::int AS substantive,
      (count(*) FILTER (WHERE NOT ${asksForSomething}))::int AS other
    FROM ${answeredUnits} WHERE ${among(of)} AND NOT ${isAnswered}
      AND coalesce(input.changed_at, input.written_at) > ${since}`
  return rows[0] ?? { substantive: 0, other: 0 }
}

/** How many wait for somebody else than this editor to confirm them. */
export async function countToConfirm(tx: Tx, of: Units, userId: string): Promise<number> {
  const rows = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM ${units} WHERE ${among(of)} AND waiting.id IS NOT NULL
    AND waiting.proposed_by_id <> ${userId}::uuid AND input.author_id IS DISTINCT FROM ${userId}::uuid`
  return rows[0]?.count ?? 0
}
