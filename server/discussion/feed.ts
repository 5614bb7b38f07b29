import { visitor } from '@fieldword/shared/policy/actor.ts'
import { type Request, type Response, Router } from 'express'
import { findPage } from '../pages/index.ts'
import { atomType, type Entry, type Feed } from '../platform/http/atom.ts'
import { sendFeed } from '../platform/http/send-whole.ts'
import { slugIn } from '../platform/http/slug-in.ts'
import type { Platform } from '../platform/platform.ts'
import { lookAround } from './around.ts'
import { readNewest } from './comment-queries.ts'
import { type Around, commentView } from './views.ts'

/** Entries of the feed. */
const limit = 30

/** [DSC40] What is said about a page, as Atom. It is what visitors read, whoever asks: readers of feeds have no session. */
export function talkFeedRoutes(platform: Platform): Router {
  const router = Router()
  router.get('/wiki/:slug/talk.atom', async (request: Request, response: Response) => {
    const asked = slugIn(request.params.slug)
    const page = await findPage(platform, asked)
    if (page.slug !== asked) return response.redirect(301, `/wiki/${encodeURIComponent(page.slug)}/talk.atom`)
    sendFeed(request, response, await talkFeed(platform, page))
  })
  return router
}

interface PageOfFeed {
  readonly id: string
  readonly slug: string
  readonly title: string
  readonly createdAt: Date
}

async function talkFeed(platform: Platform, page: PageOfFeed): Promise<Feed> {
  const { publicUrl } = platform.config
  const rows = await readNewest(platform.database.prisma, visitor, page.id, limit)
  const around = await lookAround(
    platform,
    visitor,
    rows.map(({ thread }) => thread),
    rows,
  )
  const entries = rows.map(row => entryOf(`${publicUrl}/wiki/${encodeURIComponent(page.slug)}/talk`, row, around))
  const address = `${publicUrl}/wiki/${encodeURIComponent(page.slug)}/talk`
  return {
    // A tag (RFC 4151) stays when the page is renamed.
    id: `tag:${new URL(publicUrl).hostname},2026:talk/${page.id}`,
    title: `Discussion of ${page.title} — Fieldword`,
    updated: entries[0]?.updated ?? page.createdAt,
    author: 'Fieldword',
    links: [
      { rel: 'self', href: `${address}.atom`, type: atomType },
      { rel: 'alternate', href: address, type: 'text/html' },
    ],
    entries,
  }
}

function entryOf(address: string, row: Awaited<ReturnType<typeof readNewest>>[number], around: Around): Entry {
  const { id, author, guestName, html, writtenAt, editedAt } = commentView(row, around)
  const name = author?.name ?? guestName ?? 'somebody'
  return {
    id: `urn:uuid:${id}`,
    title: row.thread.title ? `${name} in “${row.thread.title}”` : name,
    updated: new Date(editedAt ?? writtenAt),
    authors: [{ name }],
    links: [{ rel: 'alternate', href: `${address}?comment=${id}#c-${id}`, type: 'text/html' }],
    categories: [row.thread.state],
    html,
  }
}
