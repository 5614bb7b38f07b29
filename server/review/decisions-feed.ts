import { visitor } from '@fieldword/shared/policy/actor.ts'
import type { LoggedDecision } from '@fieldword/shared/review/log-contract.ts'
import { decisionFilters } from '@fieldword/shared/review/log-contract.ts'
import { type Request, type Response, Router } from 'express'
import { z } from 'zod'
import { refuseWith } from '../platform/errors.ts'
import { atomType, type Entry, escaped, type Feed } from '../platform/http/atom.ts'
import { sendFeed } from '../platform/http/send-whole.ts'
import type { Platform } from '../platform/platform.ts'
import { listDecisions } from './log.ts'

/** Entries of the feed. */
const limit = 30
const wishShape = z.strictObject(decisionFilters)
type Wish = z.output<typeof wishShape>

/** [RV137] The log of decisions as Atom, narrowed as the page is. It is what visitors read, whoever asks: readers of feeds have no session. */
export function decisionsFeedRoutes(platform: Platform): Router {
  const router = Router()
  router.get('/decisions.atom', async (request: Request, response: Response) => {
    sendFeed(request, response, await decisionsFeed(platform, wishOf(request)))
  })
  return router
}

function wishOf({ query }: Request): Wish {
  const { data, error } = wishShape.safeParse(query)
  if (data) return data
  return refuseWith('bad-input', {
    issues: error.issues.map(({ path, message }) => ({ path: path.join('.'), message })),
  })
}

async function decisionsFeed(platform: Platform, wish: Wish): Promise<Feed> {
  const { publicUrl } = platform.config
  const { items } = await listDecisions(platform, visitor, { ...wish, limit })
  const said = Object.entries(wish).filter((pair): pair is [string, string] => pair[1] !== undefined)
  const query = said.length > 0 ? `?${new URLSearchParams(said)}` : ''
  const entries = items.map(decision => entryOf(publicUrl, decision))
  return {
    id: `tag:${new URL(publicUrl).hostname},2026:decisions${query}`,
    title: 'Decisions — Fieldword',
    updated: entries[0]?.updated ?? new Date(0),
    author: 'Fieldword',
    links: [
      { rel: 'self', href: `${publicUrl}/decisions.atom${query}`, type: atomType },
      { rel: 'alternate', href: `${publicUrl}/decisions${query}`, type: 'text/html' },
    ],
    entries,
  }
}

function entryOf(publicUrl: string, decision: LoggedDecision): Entry {
  const { id, kind, pageSlug, pageTitle, revisionNumber, summary, actor, reason, decidedAt } = decision
  return {
    id: `urn:uuid:${id}`,
    title: summary ? `${pageTitle}: ${summary}` : `${pageTitle}, revision ${revisionNumber}`,
    updated: new Date(decidedAt),
    authors: [{ name: actor.name, uri: `${publicUrl}/people/${actor.id}` }],
    links: [
      {
        rel: 'alternate',
        href: `${publicUrl}/wiki/${encodeURIComponent(pageSlug)}/revisions/${revisionNumber}`,
        type: 'text/html',
      },
    ],
    categories: [kind],
    html: reason ? `<p>${escaped(reason)}</p>` : '',
  }
}
