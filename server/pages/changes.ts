import type { Person } from '@fieldword/shared/kernel/contract.ts'
import type { Change, ChangeFilter, Contribution } from '@fieldword/shared/pages/changes-contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import type { Walk } from '@fieldword/shared/revisions/history-contract.ts'
import { findPeople } from '../accounts/index.ts'
import { idPlace, walkFrom } from '../platform/cursor.ts'
import { refuseWith } from '../platform/errors.ts'
import type { Platform } from '../platform/platform.ts'
import {
  authorIdOf,
  conditionsOf,
  countRevisions,
  type Line,
  lineOfPerson,
  lineOfWiki,
  type RevisionRow,
  refOf,
  sightOf,
  walkRevisions,
} from '../revisions/index.ts'
import { importRuns, lastOfImport, onPages } from './changes-queries.ts'
import { findPagesById, pageRefOf } from './queries.ts'

export interface ChangesWish extends ChangeFilter {
  readonly cursor?: string | undefined
  readonly limit: number
}

/**
 * [PG30] [PG31] [PG60] The revisions of all pages, newest first, as far as they fit and the actor may see them. Where nothing is
 * asked for, one stands for all that was imported of its page with it: an import would leave no place for anything else.
 */
export async function listChanges(platform: Platform, actor: Actor, wish: ChangesWish): Promise<Walk<Change>> {
  const { cursor: _, limit: __, ...filter } = wish
  // How many there are in all says little, and takes long.
  const narrowed = Object.values(filter).some(value => value !== undefined)
  return walk(platform, actor, lineOfWiki(), wish, { counted: narrowed, folded: !narrowed })
}

/** [PG32] What somebody wrote, where the actor may see that it was them. */
export async function listContributions(
  platform: Platform,
  actor: Actor,
  { id, ...wish }: Omit<ChangesWish, 'author'> & { readonly id: string },
): Promise<Walk<Contribution>> {
  await findPerson(platform, id)
  const walked = await walk(platform, actor, lineOfPerson(id), wish, { counted: true, ofPerson: id })
  return {
    ...walked,
    items: walked.items.map(item => ({ ...item, share: item.authors.find(author => author.id === id)?.share ?? null })),
  }
}

/** Refuses with `not-found`. */
export async function findPerson(platform: Platform, id: string): Promise<Person> {
  const [person] = await findPeople(platform, [id])
  return person ?? refuseWith('not-found')
}

async function walk(
  platform: Platform,
  actor: Actor,
  line: Line<string>,
  { cursor, limit, page, ...filter }: ChangesWish,
  how: { readonly counted: boolean; readonly folded?: boolean; readonly ofPerson?: string },
): Promise<Walk<Change>> {
  const { prisma } = platform.database
  const place = idPlace(cursor)
  const sight = sightOf(actor)
  const conditions = [
    ...conditionsOf(filter, sight, {
      authorId: await authorIdOf(platform, filter),
      tellsAuthor: how.ofPerson !== undefined,
    }),
    onPages(page),
    ...(how.folded ? [lastOfImport(sight.states)] : []),
  ]
  const walking = walkRevisions(prisma, line, conditions, { place, limit })
  const walked = await walking
  const total = how.counted ? await countRevisions(prisma, line, conditions, { place, limit, walking }) : null
  const { rows, ...part } = walkFrom(walked, limit, place, line.keyOf)
  const runs = how.folded
    ? await importRuns(
        prisma,
        rows.filter(isImport).map(({ id }) => id),
      )
    : null
  const items = await withPages(platform, actor, rows)
  return { ...part, total, items: items.map(item => ({ ...item, standsFor: runs?.get(item.id) ?? 1 })) }
}

const isImport = ({ origin }: RevisionRow): boolean => origin === 'import'

async function withPages(
  platform: Platform,
  actor: Actor,
  rows: readonly RevisionRow[],
): Promise<Omit<Change, 'standsFor'>[]> {
  const pages = await findPagesById(
    platform.database.prisma,
    rows.map(({ pageId }) => pageId),
  )
  return rows.map(row => {
    const page = pages.get(row.pageId)
    if (!page) throw new Error(`The revision ${row.id} is of a page that is not there.`)
    return { ...refOf(row, page.approvedRevisionId, actor), page: pageRefOf(platform, page) }
  })
}
