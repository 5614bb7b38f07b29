import { csvOf, moreCsv } from '@fieldword/shared/kernel/csv.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import type { ContributionView } from '@fieldword/shared/processes/commenting-contract.ts'
import { type Request, type Response, Router } from 'express'
import type { Platform } from '../platform/platform.ts'
import { listContributions } from './contribution-reading.ts'

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

const atOnce = 100

/** [PR82] All that somebody sees of what was said, part by part: the whole is never held. */
export function contributionsFileRoutes(platform: Platform, actorOf: (request: Request) => Promise<Actor>): Router {
  const router = Router()
  router.get('/processes/:slug/contributions.csv', async (request, response) => {
    const parts = partsOf(platform, await actorOf(request), request.params.slug)
    const first = await parts.next()
    begin(response, `${request.params.slug}-contributions.csv`, 'text/csv; charset=utf-8; header=present')
    await send(response, csvOf([columns]))
    for (let part = first; !part.done; part = await parts.next()) await send(response, moreCsv(part.value.map(rowOf)))
    response.end()
  })
  router.get('/processes/:slug/contributions.json', async (request, response) => {
    const parts = partsOf(platform, await actorOf(request), request.params.slug)
    const first = await parts.next()
    begin(response, `${request.params.slug}-contributions.json`, 'application/json; charset=utf-8')
    await send(response, '[')
    let isFirst = true
    for (let part = first; !part.done; part = await parts.next()) {
      for (const said of part.value) {
        await send(response, `${isFirst ? '' : ','}\n${JSON.stringify(told(said))}`)
        isFirst = false
      }
    }
    response.end('\n]\n')
  })
  return router
}

/** The first part is asked for before anything is sent, so that a refusal can still be told. */
async function* partsOf(platform: Platform, actor: Actor, slug: string): AsyncGenerator<readonly ContributionView[]> {
  let cursor: string | undefined
  do {
    const part = { slug, limit: atOnce, sort: 'oldest' as const, ...(cursor ? { cursor } : {}) }
    const { items, nextCursor } = await listContributions(platform, actor, part)
    yield items
    cursor = nextCursor ?? undefined
  } while (cursor !== undefined)
}

function begin(response: Response, name: string, type: string): void {
  response.set('cache-control', 'private, no-cache')
  response.attachment(name)
  response.type(type)
}

/** Waits where whoever reads is slower than the database. */
async function send(response: Response, text: string): Promise<void> {
  if (response.write(text) || response.destroyed) return
  await new Promise<void>(resolve => {
    const go = () => {
      response.off('drain', go)
      response.off('close', go)
      resolve()
    }
    response.once('drain', go)
    response.once('close', go)
  })
}

/** Without what is only for whoever looks at a page. */
function told({ may: _, mine: __, stance: ___, element, ...said }: ContributionView) {
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
