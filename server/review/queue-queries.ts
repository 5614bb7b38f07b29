import { nameKey } from '@fieldword/shared/accounts/name.ts'
import { titleKeyOf } from '@fieldword/shared/pages/title-key.ts'
import { mostCounted, type QueueFilter } from '@fieldword/shared/review/queue-contract.ts'
import type { Place } from '../platform/cursor.ts'
import { Prisma } from '../platform/database/client/client.ts'
import type { Tx } from '../platform/database/prisma.ts'
import type { ReviewRow } from './queries.ts'

/** Reviews in one order, as the queue shows them and as one goes from one to the next. */
export interface Line {
  readonly condition: Prisma.Sql
  /** `reviews review` with what the order needs. */
  readonly from: Prisma.Sql
  /** What they are sorted by before their id. */
  readonly key: Prisma.Sql
  readonly descending: boolean
}

export interface Asking {
  readonly id: string | null
  /** Whose names stand at what they took: nobody else decides. */
  readonly moderators: readonly string[]
  readonly seesHidden: boolean
  /** Only what they opened themselves. */
  readonly mine?: boolean | undefined
}

/** [RV11] [RV100] Who waits longest comes first; of what is done, what was decided last. */
export function lineOf(filter: QueueFilter, asking: Asking): Line {
  const order = orderOf(filter)
  return {
    ...order,
    descending: order.descending !== (filter.turned ?? false),
    condition: Prisma.join(conditionsOf(filter, asking), ' AND '),
  }
}

function orderOf({ show, sort }: QueueFilter): Pick<Line, 'from' | 'key' | 'descending'> {
  const from = Prisma.sql`reviews review`
  switch (sort) {
    case 'size':
      return {
        from: Prisma.sql`${from} LEFT JOIN review_facts facts ON facts.review_id = review.id`,
        ...{ key: Prisma.sql`coalesce(facts.size, 0)`, descending: true },
      }
    case 'page':
      return {
        from: Prisma.sql`${from} JOIN pages page ON page.id = review.page_id`,
        ...{ key: Prisma.sql`page.title_key`, descending: false },
      }
    case 'approvals':
      return { from, key: Prisma.sql`(review.approvals_needed - review.approvals_given)`, descending: false }
    default:
      return show === 'done'
        ? { from, key: Prisma.sql`review.closed_at`, descending: true }
        : { from, key: Prisma.sql`review.opened_at`, descending: false }
  }
}

/** [PG20] Nothing is decided on a deleted page. */
const onPresentPage = Prisma.sql`review.page_id NOT IN (SELECT id FROM pages WHERE deleted_at IS NOT NULL)`

function conditionsOf(filter: QueueFilter, asking: Asking): Prisma.Sql[] {
  const { text, page, kind, hint, free } = filter
  return [
    segmentOf(filter, asking),
    onPresentPage,
    ...(asking.mine ? [Prisma.sql`review.opened_by_id = ${asking.id}::uuid`] : []),
    ...(text ? [speaksOf(text, asking)] : []),
    ...(page ? [Prisma.sql`EXISTS (SELECT FROM pages WHERE id = review.page_id AND kind = ${page}::page_kind)`] : []),
    ...(kind
      ? [
          Prisma.sql`EXISTS (SELECT FROM revisions WHERE id = review.revision_id AND change_kind = ${kind}::change_kind)`,
        ]
      : []),
    ...(hint ? [hintedBy(hint)] : []),
    ...(free ? [Prisma.sql`(review.assigned_to_id IS NULL OR review.assigned_to_id <> ALL(${idsOf(asking)}))`] : []),
  ]
}

function segmentOf({ show, state }: QueueFilter, { id, moderators }: Asking): Prisma.Sql {
  switch (show) {
    case 'yours':
      // [RV106] Whoever moderates no more has nothing to decide.
      return id !== null && moderators.includes(id)
        ? Prisma.sql`review.state = 'open' AND review.assigned_to_id = ${id}::uuid`
        : Prisma.sql`false`
    case 'returned':
      return Prisma.sql`review.state = 'changes_requested'`
    case 'done':
      return state
        ? Prisma.sql`review.state = ${state}::review_state`
        : Prisma.sql`review.closed_at IS NOT NULL AND review.state IN ('approved', 'rejected', 'withdrawn')`
    default:
      return Prisma.sql`review.state = 'open'`
  }
}

/** [RV100] A page's title or a person's name has it. Who is hidden from whoever asks is not found either. */
function speaksOf(text: string, { seesHidden }: Asking): Prisma.Sql {
  const byName = Prisma.sql`review.opened_by_id IN (SELECT id FROM users WHERE strpos(name_key, ${nameKey(text)}) > 0)`
  const hidden = Prisma.sql`EXISTS (SELECT FROM revisions WHERE id = review.revision_id AND authors_hidden)`
  const named = seesHidden ? byName : Prisma.sql`${byName} AND NOT ${hidden}`
  const title = titleKeyOf(text)
  if (title === '') return Prisma.sql`(${named})`
  return Prisma.sql`(review.page_id IN (SELECT id FROM pages WHERE strpos(title_key, ${title}) > 0) OR ${named})`
}

/** [RV25] Conflicts are known of proposals that were looked at since the text they are on was replaced. */
function hintedBy(hint: NonNullable<QueueFilter['hint']>): Prisma.Sql {
  if (hint !== 'conflict') {
    return Prisma.sql`review.id IN (SELECT review_id FROM review_facts WHERE hints @> ARRAY[${hint}])`
  }
  return Prisma.sql`EXISTS (
    SELECT FROM merge_outcomes outcome JOIN pages onto ON onto.approved_revision_id = outcome.onto_id
    WHERE outcome.revision_id = review.revision_id AND onto.id = review.page_id AND outcome.conflicts > 0)`
}

const idsOf = ({ moderators }: Asking) => Prisma.sql`${[...moderators]}::uuid[]`

const keyAt = ({ key, from }: Line, id: string) =>
  Prisma.sql`(SELECT ${key}, review.id FROM ${from} WHERE review.id = ${id}::uuid)`

/** A part of the line, from one of its reviews on: in its order, or away from there in the other. */
export async function readLine(
  tx: Tx,
  line: Line,
  { toward, beyond }: Place<string>,
  limit: number,
): Promise<string[]> {
  const { condition, from, key } = line
  const descending = line.descending !== (toward === 'newer')
  const goOn =
    beyond === null ? Prisma.empty : Prisma.sql`AND (${key}, review.id) ${than(descending)} ${keyAt(line, beyond)}`
  const direction = descending ? Prisma.sql`DESC` : Prisma.sql`ASC`
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT review.id FROM ${from} WHERE ${condition} ${goOn}
    ORDER BY ${key} ${direction}, review.id ${direction} LIMIT ${limit}`
  return rows.map(({ id }) => id)
}

const than = (descending: boolean) => (descending ? Prisma.sql`<` : Prisma.sql`>`)

/** How many there are, or how many stand before one of them: no further than `mostCounted` and one. */
export async function countLine(tx: Tx, line: Line, before: string | null = null): Promise<number> {
  const { condition, from, key, descending } = line
  const those =
    before === null ? Prisma.empty : Prisma.sql`AND (${key}, review.id) ${than(!descending)} ${keyAt(line, before)}`
  const rows = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (SELECT FROM ${from} WHERE ${condition} ${those} LIMIT ${mostCounted + 1}) counted`
  return rows[0]?.count ?? 0
}

export async function fitsLine(tx: Tx, { condition, from }: Line, id: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`SELECT FROM ${from} WHERE ${condition} AND review.id = ${id}::uuid`
  return rows.length > 0
}

/** The rows of these reviews, in the order of the ids. */
export async function readReviews(tx: Tx, ids: readonly string[]): Promise<ReviewRow[]> {
  const rows = new Map((await tx.review.findMany({ where: { id: { in: [...ids] } } })).map(row => [row.id, row]))
  return ids.flatMap(id => rows.get(id) ?? [])
}
