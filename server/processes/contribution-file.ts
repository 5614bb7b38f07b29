import { csvOf, moreCsv } from '@fieldword/shared/kernel/csv.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import type { ContributionView } from '@fieldword/shared/processes/commenting-contract.ts'
import { type Request, Router } from 'express'
import { slugIn } from '../platform/http/slug-in.ts'
import type { Platform } from '../platform/platform.ts'
import { begun, sendText } from '../platform/sending.ts'
import { listContributions } from './contribution-reading.ts'
import { beginFile, everyPart, linesOf } from './sending.ts'

const columns = [
  ...['number', 'kind', 'type', 'state', 'written', 'stage', 'element', 'words', 'text', 'proposed', 'author'],
  ...[
    'source',
    'how',
    'reference',
    'received',
    'stratum',
    'agree',
    'disagree',
    'unclear',
    'replaces',
    'reason',
    'hash',
  ],
]

/** [PR82] All that somebody sees of what was said, part by part: the whole is never held. */
export function contributionsFileRoutes(platform: Platform, actorOf: (request: Request) => Promise<Actor>): Router {
  const router = Router()
  router.get('/processes/:slug/contributions.csv', async (request, response) => {
    const slug = slugIn(request.params.slug)
    const parts = await begun(contributionParts(platform, await actorOf(request), slug))
    beginFile(response, `${slug}-contributions.csv`, 'text/csv; charset=utf-8; header=present')
    await sendText(response, inCsv(parts))
  })
  router.get('/processes/:slug/contributions.json', async (request, response) => {
    const slug = slugIn(request.params.slug)
    const parts = await begun(contributionParts(platform, await actorOf(request), slug))
    beginFile(response, `${slug}-contributions.json`, 'application/json; charset=utf-8')
    await sendText(response, inJson(parts))
  })
  return router
}

type Parts = AsyncIterable<readonly ContributionView[]>

async function* inCsv(parts: Parts): AsyncGenerator<string> {
  yield csvOf([columns])
  for await (const part of parts) yield moreCsv(part.map(rowOf))
}

async function* inJson(parts: Parts): AsyncGenerator<string> {
  yield '['
  yield* linesOf(toldParts(parts))
  yield '\n]\n'
}

async function* toldParts(parts: Parts) {
  for await (const part of parts) yield part.map(toldContribution)
}

/** [PR82] What somebody sees of what was said, oldest first. */
export function contributionParts(platform: Platform, actor: Actor, slug: string) {
  return everyPart<ContributionView>(part => listContributions(platform, actor, { slug, sort: 'oldest', ...part }))
}

/** Without what is only for whoever looks at a page. */
export function toldContribution({ may: _, mine: __, stance: ___, element, ...said }: ContributionView) {
  return { ...said, element: element && { id: element.id, number: element.number, handle: element.handle } }
}

function rowOf(said: ContributionView): (string | number)[] {
  const { stances, source } = said
  return [
    ...[said.number, said.kind, said.type, said.state, said.writtenAt, said.stage.title],
    ...[said.element ? `${said.element.number} ${said.element.handle}`.trim() : '', said.words ?? ''],
    ...[said.text, said.proposedText ?? '', said.author?.name ?? '', source?.name ?? '', source?.how ?? ''],
    ...[source?.reference ?? '', source?.received ?? '', said.stratum ?? ''],
    ...[stances.agree, stances.disagree, stances.unclear, said.replaces ?? '', said.reason, said.hash],
  ]
}
