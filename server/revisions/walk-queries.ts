import type { RevisionState } from '@fieldword/shared/policy/can.ts'
import { foldText } from '@fieldword/shared/revisions/changed-text.ts'
import { type RevisionChoice, revisionState } from '@fieldword/shared/revisions/contract.ts'
import type { RevisionFilter } from '@fieldword/shared/revisions/history-contract.ts'
import type { LookedTo, Place, Walked } from '../platform/cursor.ts'
import { Prisma } from '../platform/database/client/client.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { hiddenParts, readRows } from './queries.ts'
import type { RevisionRow } from './rows.ts'

/** [REV42] Revisions that are looked at for one answer, at most. */
export const lookedAtMost = 2000
/** Entries of a list that most ask for, and that can be asked for. */
const [shortList, longList] = [30, 100]
/** [REV42] Up to here is counted what a history narrowed shows. */
const countedOfPage = 1000
/** [REV42] The same across pages, where each that is counted is looked for by itself, with its page. */
const countedAcrossPages = 100

/** Revisions in one order: of a page, of the wiki, of a person. */
export interface Line<Key> {
  /** What they are ordered by where they are looked for; no two have the same. */
  readonly order: readonly Prisma.Sql[]
  /** The same in what `windowOf` gives, and of a revision. */
  readonly orderInWindow: readonly Prisma.Sql[]
  readonly orderOfRevision: readonly Prisma.Sql[]
  /** So many rows of them, in their order, as `revision`. */
  windowOf(part: Part): Prisma.Sql
  /** The place of a key in that order. */
  placeOf(key: Key): Prisma.Sql
  keyOf(row: { readonly id: string; readonly number: number }): Key
  /** The day it stands under in the list. */
  readonly dayOf: Prisma.Sql
  readonly countedAtMost: number
  /** How many there are in all, where the number of the newest tells. */
  readonly countOfAll: Prisma.Sql | null
}

interface Part {
  readonly beyond: Prisma.Sql
  readonly ordered: Prisma.Sql
  readonly bounds: Prisma.Sql
}

const dayInTime = Prisma.sql`to_char(revision.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD')`
const acrossPages = { dayOf: dayInTime, countedAtMost: countedAcrossPages, countOfAll: null }

export function lineOfPage(pageId: string): Line<number> {
  const order = [Prisma.sql`revision.number`]
  return {
    ...{ order, orderInWindow: order, orderOfRevision: order },
    windowOf: part => revisionsWhere(Prisma.sql`revision.page_id = ${pageId}::uuid`, part),
    placeOf: number => Prisma.sql`(${number})`,
    keyOf: ({ number }) => number,
    dayOf: Prisma.sql`CASE WHEN revision.origin = 'import' THEN revision.written_on ELSE ${dayInTime} END`,
    countedAtMost: countedOfPage,
    // [REV4] They are numbered without a gap.
    countOfAll: Prisma.sql`
      SELECT number FROM revisions WHERE page_id = ${pageId}::uuid ORDER BY number DESC LIMIT 1`,
  }
}

const byTime = [Prisma.sql`revision.created_at`, Prisma.sql`revision.id`]
const placeInTime = (id: string) =>
  Prisma.sql`(SELECT last.created_at, last.id FROM revisions last WHERE last.id = ${id}::uuid)`

export function lineOfWiki(): Line<string> {
  return {
    ...{ order: byTime, orderInWindow: byTime, orderOfRevision: byTime },
    windowOf: part => revisionsWhere(Prisma.sql`true`, part),
    placeOf: placeInTime,
    keyOf: ({ id }) => id,
    ...acrossPages,
  }
}

export function lineOfPerson(userId: string): Line<string> {
  return {
    order: [Prisma.sql`part.created_at`, Prisma.sql`part.revision_id`],
    orderInWindow: [Prisma.sql`revision.part_created_at`, Prisma.sql`revision.part_revision_id`],
    orderOfRevision: byTime,
    // One revision after the other, only as far as somebody looks: joined at once, all of the person's would be read.
    windowOf: ({ beyond, ordered, bounds }) => Prisma.sql`
      SELECT revision.*, part.created_at AS part_created_at, part.revision_id AS part_revision_id FROM (
        SELECT created_at, revision_id FROM revision_authors part
        WHERE part.user_id = ${userId}::uuid ${beyond} ${ordered} ${bounds}
      ) part CROSS JOIN LATERAL (SELECT * FROM revisions WHERE id = part.revision_id LIMIT 1) revision`,
    placeOf: placeInTime,
    keyOf: ({ id }) => id,
    ...acrossPages,
  }
}

function revisionsWhere(where: Prisma.Sql, { beyond, ordered, bounds }: Part): Prisma.Sql {
  return Prisma.sql`SELECT revision.* FROM revisions revision WHERE ${where} ${beyond} ${ordered} ${bounds}`
}

/**
 * [REV40] [REV41] Rows from a place on, one more than `limit` where there are so many. Looks nearby first: PostgreSQL plans for the
 * whole window, however little of it is needed.
 */
export async function walkRevisions<Key>(
  tx: Tx,
  line: Line<Key>,
  conditions: readonly Prisma.Sql[],
  { place, limit }: { readonly place: Place<Key>; readonly limit: number },
): Promise<Walked<RevisionRow, Key>> {
  const nearby = limit <= shortList ? 4 * shortList : 4 * longList
  const near = await walkWindow(tx, line, conditions, { place, limit, most: nearby })
  if (near.lookedTo === null) return near
  return walkWindow(tx, line, conditions, { place, limit, most: lookedAtMost })
}

async function walkWindow<Key>(
  tx: Tx,
  line: Line<Key>,
  conditions: readonly Prisma.Sql[],
  { place, limit, most }: { readonly place: Place<Key>; readonly limit: number; readonly most: number },
): Promise<Walked<RevisionRow, Key>> {
  const found = Prisma.sql`
    SELECT revision.id FROM (${windowOf(line, place, most)}) revision
    WHERE ${all(conditions)} ${ordered(line.orderInWindow, place)} LIMIT ${limit + 1}`
  const rows = await readRows(tx, Prisma.sql`revision.id IN (${found})`, ordered(line.orderOfRevision, place))
  // Whoever asks for all there are has been given them.
  if (rows.length > limit || conditions.length === 0) return { rows, lookedTo: null }
  return { rows, lookedTo: await endOfWindow(tx, line, place, most) }
}

/** [REV72] The newest of a page, as they are called: what a list shows of each beside that is not read. */
export function readChoices(tx: Tx, pageId: string, conditions: readonly Prisma.Sql[]): Promise<RevisionChoice[]> {
  const newest: Place<number> = { toward: 'older', beyond: null }
  return tx.$queryRaw`
    SELECT revision.id, revision.number, parent.number AS "parentNumber", revision.summary, revision.state::text AS state,
      ${hiddenParts} AS hidden, revision.written_on AS "writtenOn"
    FROM (
      SELECT * FROM (${windowOf(lineOfPage(pageId), newest, 4 * longList)}) revision
      WHERE ${all(conditions)} ORDER BY revision.number DESC LIMIT ${fixed(shortList)}
    ) revision LEFT JOIN revisions parent ON parent.id = revision.parent_id
    ORDER BY revision.number DESC`
}

/** [REV42] How many there are from the start, as far as one answer looks. A first part that holds all of them is counted itself. */
export async function countRevisions<Key>(
  tx: Tx,
  line: Line<Key>,
  conditions: readonly Prisma.Sql[],
  { place, limit, walking }: { place: Place<Key>; limit: number; walking: Promise<Walked<RevisionRow, Key>> },
): Promise<{ count: number; exact: boolean }> {
  const isStart = place.toward === 'older' && place.beyond === null
  if (conditions.length === 0 && line.countOfAll) {
    // The newest tells: where it is not among them, it is asked for beside.
    const [newest] = isStart ? (await walking).rows : await tx.$queryRaw<{ number: number }[]>(line.countOfAll)
    return { count: newest?.number ?? 0, exact: true }
  }
  const { rows, lookedTo } = await walking
  if (isStart && rows.length <= limit) return { count: rows.length, exact: lookedTo === null }
  const start: Place<Key> = { toward: 'older', beyond: null }
  const [counted] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (
      SELECT 1 FROM (${windowOf(line, start, lookedAtMost)}) revision WHERE ${all(conditions)} LIMIT ${fixed(line.countedAtMost + 1)}
    ) found`
  const count = counted?.count ?? 0
  if (count > line.countedAtMost) return { count: line.countedAtMost, exact: false }
  return { count, exact: (await endOfWindow(tx, line, start, lookedAtMost)) === null }
}

/** So many revisions beyond the place, in order: what is looked at. */
function windowOf<Key>(line: Line<Key>, place: Place<Key>, most: number, without = 0): Prisma.Sql {
  const away = place.toward === 'older' ? Prisma.sql`<` : Prisma.sql`>`
  const beyond =
    place.beyond === null
      ? Prisma.empty
      : Prisma.sql`AND (${Prisma.join([...line.order])}) ${away} ${line.placeOf(place.beyond)}`
  const bounds = Prisma.sql`LIMIT ${fixed(most - without)} OFFSET ${fixed(without)}`
  return line.windowOf({ beyond, ordered: ordered(line.order, place), bounds })
}

/**
 * A number of ours, written out. Given beside the statement, PostgreSQL would not know what the plan it keeps is to be good for,
 * and plan the many joins of a list anew each time, which takes longer than reading it.
 */
function fixed(number: number): Prisma.Sql {
  return Prisma.raw(String(number))
}

/** States that somebody may read, written out for the same reason: they are names of ours. */
function fixedStates(states: readonly RevisionState[]): Prisma.Sql {
  return Prisma.raw(`'{${states.join(',')}}'::revision_state[]`)
}

/** The last revision of a window; null where the line ends with it or before. */
async function endOfWindow<Key>(
  tx: Tx,
  line: Line<Key>,
  place: Place<Key>,
  most: number,
): Promise<LookedTo<Key> | null> {
  const [last, beyond] = await tx.$queryRaw<{ id: string; number: number; day: string }[]>`
    SELECT revision.id, revision.number, ${line.dayOf} AS day FROM (${windowOf(line, place, most + 1, most - 1)}) revision
    ${ordered(line.orderInWindow, place)}`
  return last && beyond ? { key: line.keyOf(last), day: last.day } : null
}

function ordered(order: readonly Prisma.Sql[], { toward }: Pick<Place<unknown>, 'toward'>): Prisma.Sql {
  const direction = toward === 'older' ? Prisma.sql`DESC` : Prisma.sql`ASC`
  return Prisma.sql`ORDER BY ${Prisma.join(order.map(key => Prisma.sql`${key} ${direction}`))}`
}

function all(conditions: readonly Prisma.Sql[]): Prisma.Sql {
  return conditions.length === 0 ? Prisma.sql`true` : Prisma.join([...conditions], ' AND ')
}

export interface Sight {
  /** The states whoever asks may read. */
  readonly states: readonly RevisionState[]
  /** Whether they see what moderators hid. */
  readonly seesHidden: boolean
}

/** [REV8] [REV41] [REV45] What the filter says of a revision, and that whoever asks may see what it is found by. */
export function conditionsOf(
  filter: RevisionFilter,
  { states, seesHidden }: Sight,
  {
    authorId,
    tellsAuthor = false,
  }: {
    /** The account that the filter's author names. */
    readonly authorId: string | null
    /** Whether the list is one person's, so that being in it tells who wrote. */
    readonly tellsAuthor?: boolean
  },
): Prisma.Sql[] {
  const { author, kind, state, tag, since, until, text } = filter
  return [
    ...(states.length < revisionState.options.length ? [Prisma.sql`revision.state = ANY(${fixedStates(states)})`] : []),
    ...(state ? [Prisma.sql`revision.state::text = ${state}`] : []),
    ...(author ? [byAuthor(author, authorId)] : []),
    ...((author || tellsAuthor) && !seesHidden ? [Prisma.sql`NOT revision.authors_hidden`] : []),
    ...(kind ? [ofKind(kind)] : []),
    ...(tag ? [taggedWith(tag)] : []),
    // A date may be a year or a month: it fits when any day of it does. "~" comes after every digit and "-".
    ...(since ? [Prisma.sql`(revision.written_on || '~') COLLATE "C" >= ${since}`] : []),
    ...(until ? [Prisma.sql`revision.written_on COLLATE "C" <= ${until}`] : []),
    ...(text ? [textChanged(foldText(text), filter.in, { states, seesHidden })] : []),
    ...(text && !seesHidden ? [Prisma.sql`NOT revision.text_hidden`] : []),
  ]
}

function byAuthor(name: string, authorId: string | null): Prisma.Sql {
  const outside = Prisma.sql`EXISTS (
    SELECT 1 FROM unnest(revision.outside_authors) outside WHERE lower(outside) = lower(${name}))`
  if (authorId === null) return outside
  return Prisma.sql`(${outside} OR EXISTS (
    SELECT 1 FROM revision_authors part WHERE part.revision_id = revision.id AND part.user_id = ${authorId}::uuid))`
}

function ofKind(kind: NonNullable<RevisionFilter['kind']>): Prisma.Sql {
  if (kind === 'creation') return Prisma.sql`revision.origin = 'creation'`
  return Prisma.sql`revision.origin = 'proposal' AND revision.change_kind::text = ${kind}`
}

function taggedWith(tag: NonNullable<RevisionFilter['tag']>): Prisma.Sql {
  if (tag === 'restore' || tag === 'undo' || tag === 'import') return Prisma.sql`revision.origin::text = ${tag}`
  return Prisma.sql`${tag} = ANY(revision.tags::text[])`
}

/**
 * [REV43] Looks in what changed alone: no text is unpacked for it. One value for each revision, and not `EXISTS`: that PostgreSQL
 * may join, and then read what all revisions of the wiki changed.
 */
function textChanged(sought: string, where: RevisionFilter['in'], sight: Sight): Prisma.Sql {
  // Units of text that the occurrences take; they are all equally long.
  const within = (column: Prisma.Sql) => Prisma.sql`(length(${column}) - length(replace(${column}, ${sought}, '')))`
  const added = within(Prisma.sql`changed.added`)
  const removed = within(Prisma.sql`changed.removed`)
  const differs = { added: Prisma.sql`>`, removed: Prisma.sql`<` }
  return Prisma.sql`(
    SELECT CASE
      WHEN strpos(changed.added, ${sought}) = 0 AND strpos(changed.removed, ${sought}) = 0 THEN false
      WHEN ${added} ${where ? differs[where] : Prisma.sql`<>`} ${removed} THEN ${parentIsRead(sight)}
      ELSE false
    END FROM changed_texts changed WHERE changed.revision_id = revision.id)`
}

/** [REV45] What changed tells of the parent's text too: a question of its own, for each that is found and for no other. */
function parentIsRead({ states, seesHidden }: Sight): Prisma.Sql {
  const isShown = [
    ...(states.length < revisionState.options.length ? [Prisma.sql`parent.state = ANY(${fixedStates(states)})`] : []),
    ...(seesHidden ? [] : [Prisma.sql`NOT parent.text_hidden`]),
  ]
  if (isShown.length === 0) return Prisma.sql`true`
  return Prisma.sql`COALESCE(
    (SELECT ${all(isShown)} FROM revisions parent WHERE parent.id = revision.parent_id), true)`
}
