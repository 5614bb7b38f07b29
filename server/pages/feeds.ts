import type { Change, ChangeFilter } from '@fieldword/shared/pages/changes-contract.ts'
import { visitor } from '@fieldword/shared/policy/actor.ts'
import type { RevisionRef } from '@fieldword/shared/revisions/contract.ts'
import type { Walk } from '@fieldword/shared/revisions/history-contract.ts'
import { atomType, type Entry, escaped, type Feed, type Link } from '../platform/http/atom.ts'
import type { Platform } from '../platform/platform.ts'
import { listHistory } from '../revisions/index.ts'
import { findPerson, listChanges, listContributions } from './changes.ts'
import { findPage } from './queries.ts'

/** Entries in one document of a feed. */
const limit = 30
const publisher = 'Fieldword'

export interface FeedWish extends ChangeFilter {
  readonly cursor?: string | undefined
}

/** [PG33] A page's history, or the address it has now when it was asked by an old one. */
export async function historyFeed(platform: Platform, slug: string, wish: FeedWish): Promise<Feed | { to: string }> {
  const page = await findPage(platform, slug)
  const place = { path: `/wiki/${page.slug}/history`, key: `history/${page.id}`, wish }
  if (page.slug !== slug) return { to: feedPath(place, wish.cursor) }
  const { page: _, ...filter } = wish
  const walk = await listHistory(platform, visitor, page, { ...filter, limit })
  return feedOf(platform, { ...place, title: `History of ${page.title}`, since: page.updatedAt }, walk, revision =>
    entryOf(platform, page.slug, revision, revision.summary),
  )
}

/** [PG33] Recent changes. */
export async function changesFeed(platform: Platform, wish: FeedWish): Promise<Feed> {
  const walk = await listChanges(platform, visitor, { ...wish, limit })
  return feedOf(platform, { path: '/recent-changes', key: 'changes', wish, title: 'Recent changes' }, walk, change =>
    changeEntry(platform, change),
  )
}

/** [PG33] What somebody wrote. */
export async function personFeed(platform: Platform, id: string, wish: FeedWish): Promise<Feed> {
  const { author: _, ...filter } = wish
  const [person, walk] = await Promise.all([
    findPerson(platform, id),
    listContributions(platform, visitor, { ...filter, id, limit }),
  ])
  const place = { path: `/people/${id}`, key: `people/${id}`, wish, title: `What ${person.name} wrote` }
  return feedOf(platform, place, walk, change => changeEntry(platform, change))
}

interface Place {
  readonly path: string
  /** What it is of, by what never changes. */
  readonly key: string
  readonly wish: FeedWish
}

function feedOf<Item extends RevisionRef>(
  { config }: Platform,
  place: Place & { readonly title: string; readonly since?: Date },
  { items, nextCursor, previousCursor }: Walk<Item>,
  entryOf: (item: Item) => Entry,
): Feed {
  const { cursor, ...filter } = place.wish
  const query = queryOf(filter)
  const at = (rel: Link['rel'], cursor?: string): Link => ({
    ...{ rel, href: config.publicUrl + feedPath(place, cursor), type: atomType },
  })
  const entries = items.map(entryOf)
  return {
    // [PG33] A tag (RFC 4151) stays when the page is renamed.
    id: `tag:${new URL(config.publicUrl).hostname},2026:${place.key}${query}`,
    title: `${place.title} — ${publisher}`,
    updated: new Date(Math.max(0, ...entries.map(({ updated }) => updated.getTime())) || (place.since ?? 0)),
    author: publisher,
    links: [
      at('self', cursor),
      { rel: 'alternate', href: config.publicUrl + place.path + query, type: 'text/html' },
      at('first'),
      ...(previousCursor ? [at('previous', previousCursor)] : []),
      ...(nextCursor ? [at('next', nextCursor), at('last', 'oldest')] : []),
    ],
    entries,
  }
}

function feedPath({ path, wish }: Place, cursor: string | undefined): string {
  return `${path}.atom${queryOf({ ...wish, cursor })}`
}

function queryOf(wish: FeedWish): string {
  const set = Object.entries(wish).filter((pair): pair is [string, string] => pair[1] !== undefined)
  return set.length === 0 ? '' : `?${new URLSearchParams(set)}`
}

function changeEntry(platform: Platform, change: Change): Entry {
  const { page, summary, standsFor } = change
  const title = standsFor > 1 ? `${standsFor} revisions imported` : summary
  return entryOf(platform, page.slug, change, title && `${page.title}: ${title}`)
}

function entryOf({ config }: Platform, slug: string, revision: RevisionRef, title: string): Entry {
  const { id, number, parentNumber, changesShown, createdAt, authors, outsideAuthors, changeKind, tags } = revision
  const wiki = `${config.publicUrl}/wiki/${encodeURIComponent(slug)}`
  const changes = parentNumber === null || !changesShown ? null : `${wiki}/compare?from=${parentNumber}&to=${number}`
  return {
    id: `urn:uuid:${id}`,
    title: title || `Revision ${number}`,
    updated: new Date(createdAt),
    authors: [
      ...authors.map(({ id, name }) => ({ name, uri: `${config.publicUrl}/people/${id}` })),
      ...outsideAuthors.map(name => ({ name })),
    ],
    links: [
      { rel: 'alternate', href: `${wiki}/revisions/${number}`, type: 'text/html' },
      ...(changes ? [{ rel: 'related' as const, href: changes, type: 'text/html' }] : []),
    ],
    categories: [changeKind, ...tags],
    html: `<p>Revision ${number}, ${sizeInWords(revision)}.${changes ? ` <a href="${escaped(changes)}">What changed</a>` : ''}</p>`,
  }
}

function sizeInWords({ delta, characters }: RevisionRef): string {
  const size = `${characters} ${characters === 1 ? 'character' : 'characters'}`
  return delta === 0 ? `${size}, as before` : `${size}, ${Math.abs(delta)} ${delta > 0 ? 'more' : 'fewer'} than before`
}
