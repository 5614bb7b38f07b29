import { revisionPath, versionPath } from '@fieldword/shared/definitions/addresses.ts'
import type { Memento, Mementos } from '@fieldword/shared/definitions/memento.ts'
import { instantOf } from '@fieldword/shared/definitions/memento.ts'
import { visitor } from '@fieldword/shared/policy/actor.ts'
import { isTextShown } from '@fieldword/shared/revisions/hiding.ts'
import { Prisma } from '../platform/database/client/client.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { readStatusLogs } from './log-queries.ts'
import { readVersions, textOf, type VersionRow } from './queries.ts'

export interface PageOfMementos {
  readonly id: string
  readonly slug: string
}

/** A state of a page, with its place in the order of its texts. */
interface State {
  readonly number: number
  readonly label: string | null
  /** ISO 8601, cut off where it is not known more exactly: 2011, 2019-11-14. Sorts by letters. */
  readonly since: string
}

/** Which memento is meant: a version by its label, or a text without one by its number. */
export type MementoName = { readonly label: string } | { readonly number: number }

/** [DEF71] A memento and those around it; null for what is none, or is none for visitors. */
export async function readMemento(
  tx: Tx,
  page: PageOfMementos,
  name: MementoName,
): Promise<{ readonly here: Memento; readonly around: Mementos } | null> {
  const named = await readNamed(tx, page.id)
  const here =
    'label' in name
      ? named.find(({ label }) => label === name.label)
      : (await readUnnamed(tx, page.id, Prisma.sql`revision.number = ${name.number}`, Prisma.sql`number`, 1))[0]
  return here ? { here: mementoOf(page.slug, here), around: await around(tx, page, named, here) } : null
}

/** [DEF71] Where the past of a page begins and ends; null when it has none. */
export async function readEnds(tx: Tx, page: PageOfMementos): Promise<Mementos | null> {
  const named = await readNamed(tx, page.id)
  const [oldest, newest] = await ends(tx, page.id, named)
  if (!oldest || !newest) return null
  const [first, last] = [mementoOf(page.slug, oldest), mementoOf(page.slug, newest)]
  return { first, last, previous: null, next: null }
}

/** [DEF70] What the page said at that time: of all that came to be before, the newest; else the very first. */
export async function readStateAt(tx: Tx, page: PageOfMementos, at: Date): Promise<Memento | null> {
  const named = await readNamed(tx, page.id)
  const instant = at.toISOString()
  const [unnamed] = await readUnnamed(tx, page.id, Prisma.sql`${since} <= ${instant}`, newestFirst, 1)
  const before = [...named.filter(state => state.since <= instant), ...(unnamed ? [unnamed] : [])]
  const found = before.sort(byTime).at(-1) ?? (await ends(tx, page.id, named))[0]
  return found ? mementoOf(page.slug, found) : null
}

/**
 * [DEF72] [DEF96] Part of a page's past: some texts without a version name, by their numbers, with the versions that came to be between
 * them; the first part has all that is older, the last one all that is newer.
 */
export async function readTimeMap(
  tx: Tx,
  page: PageOfMementos,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<{ readonly mementos: Memento[]; readonly nextAfter: number | null }> {
  const rows = await readUnnamed(tx, page.id, Prisma.sql`revision.number > ${after}`, Prisma.sql`number`, limit + 1)
  const shown = rows.slice(0, limit)
  const isLast = rows.length <= limit
  const start = after === 0 ? '' : await newestUpTo(tx, page.id, after)
  const end = shown.reduce((newest, { since }) => (since > newest ? since : newest), start)
  const named = await readNamed(tx, page.id)
  const between = named.filter(({ since }) => (after === 0 || since > start) && (isLast || since <= end))
  const mementos = [...between, ...shown].sort(byTime).map(state => mementoOf(page.slug, state))
  return { mementos, nextAfter: isLast ? null : (shown.at(-1)?.number ?? null) }
}

/** Since when the newest of all texts up to a number is what the page says, whoever may read it now. */
async function newestUpTo(tx: Tx, pageId: string, number: number): Promise<string> {
  const [row] = await tx.$queryRaw<{ since: string | null }[]>`
    SELECT max(${since}) AS since FROM revisions revision LEFT JOIN reviews review ON review.revision_id = revision.id
    WHERE revision.page_id = ${pageId}::uuid AND revision.state = 'approved' AND revision.number <= ${number}
      AND NOT EXISTS (SELECT FROM versions version WHERE version.revision_id = revision.id)`
  return row?.since ?? ''
}

async function around(tx: Tx, page: PageOfMementos, named: readonly State[], here: State): Promise<Mementos> {
  // Among texts without a name their order is their number; against a version it is the time.
  const [earlier, later] =
    here.label === null
      ? [Prisma.sql`revision.number < ${here.number}`, Prisma.sql`revision.number > ${here.number}`]
      : [Prisma.sql`${since} < ${here.since}`, Prisma.sql`${since} > ${here.since}`]
  const [before, after, [first, last]] = await Promise.all([
    readUnnamed(tx, page.id, earlier, Prisma.sql`number DESC`, 1),
    readUnnamed(tx, page.id, later, Prisma.sql`number`, 1),
    ends(tx, page.id, named),
  ])
  const others = [...named.filter(state => state.number !== here.number), ...before, ...after]
  const previous = others
    .filter(state => byTime(state, here) < 0)
    .sort(byTime)
    .at(-1)
  const next = others.filter(state => byTime(state, here) > 0).sort(byTime)[0]
  const told = (state: State | undefined) => (state ? mementoOf(page.slug, state) : null)
  return {
    first: mementoOf(page.slug, first ?? here),
    last: mementoOf(page.slug, last ?? here),
    previous: told(previous),
    next: told(next),
  }
}

async function ends(tx: Tx, pageId: string, named: readonly State[]): Promise<[State | undefined, State | undefined]> {
  const anyText = Prisma.sql`true`
  const unnamed = await Promise.all([
    readUnnamed(tx, pageId, anyText, Prisma.sql`number`, 1),
    readUnnamed(tx, pageId, anyText, Prisma.sql`number DESC`, 1),
  ])
  const sorted = [...named, ...unnamed.flat()].sort(byTime)
  return [sorted[0], sorted.at(-1)]
}

/** A version that was never in force is no state of its page; nor is one whose text visitors are not shown. */
async function readNamed(tx: Tx, pageId: string): Promise<State[]> {
  const rows = (await readVersions(tx, pageId)).filter(version => isTextShown(textOf(version), visitor))
  const withdrawn = rows.filter(({ status }) => status === 'withdrawn')
  const logs = await readStatusLogs(
    tx,
    withdrawn.map(({ id }) => id),
  )
  const wasInForce = ({ id, status }: VersionRow) =>
    status === 'withdrawn' ? logs.get(id)?.some(({ to }) => to === 'in_force') : status !== 'working'
  return rows
    .filter(wasInForce)
    .map(({ revisionNumber, label, datedOn }) => ({ number: revisionNumber, label, since: datedOn }))
}

/** [DEF71] Since when a text is what its page says: since it was approved, or written, where it was brought in from elsewhere. */
const since = Prisma.sql`(CASE WHEN revision.origin = 'import' THEN revision.written_on
  ELSE to_char(COALESCE(review.closed_at, revision.created_at) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
  END COLLATE "C")`
const newestFirst = Prisma.sql`${since} DESC, number DESC`

function readUnnamed(
  tx: Tx,
  pageId: string,
  condition: Prisma.Sql,
  order: Prisma.Sql,
  limit: number,
): Promise<State[]> {
  return tx.$queryRaw<State[]>`
    SELECT revision.number, NULL AS label, ${since} AS since
    FROM revisions revision JOIN contents content ON content.hash = revision.content_hash
      LEFT JOIN reviews review ON review.revision_id = revision.id
    WHERE revision.page_id = ${pageId}::uuid AND revision.state = 'approved' AND NOT revision.text_hidden
      AND content.redacted_at IS NULL
      AND NOT EXISTS (SELECT FROM versions version WHERE version.revision_id = revision.id)
      AND ${condition}
    ORDER BY ${order} LIMIT ${limit}`
}

function byTime(a: State, b: State): number {
  if (a.since === b.since || (a.label === null && b.label === null)) return a.number - b.number
  return a.since < b.since ? -1 : 1
}

function mementoOf(slug: string, { number, label, since }: State): Memento {
  const path = label === null ? revisionPath(slug, number) : versionPath(slug, label)
  return { path, at: instantOf(since) }
}
