import { type Fact, prefixes } from '@fieldword/shared/definitions/facts.ts'
import { jsonLdOf } from '@fieldword/shared/definitions/facts-json-ld.ts'
import { visitor } from '@fieldword/shared/policy/actor.ts'
import { answerFacts, contributionFacts, type Places, processFacts } from '@fieldword/shared/processes/provenance.ts'
import { Router } from 'express'
import { slugIn } from '../platform/http/slug-in.ts'
import type { Platform } from '../platform/platform.ts'
import { sendText } from '../platform/sending.ts'
import { answerParts } from './answering/file-route.ts'
import { contributionParts } from './contribution-file.ts'
import { exportParts, readExportHead } from './exporting.ts'
import { readReport } from './reporting.ts'
import { beginFile, linesOf } from './sending.ts'

/** [PR385] [PR386] A whole process as one file: the same for everybody, what a visitor may read; written as it is read. */
export function processExportRoutes(platform: Platform): Router {
  const router = Router()
  router.get('/processes/:slug/export.json', async (request, response) => {
    const slug = slugIn(request.params.slug)
    const head = await readExportHead(platform, slug)
    beginFile(response, `${slug}.json`, 'application/json; charset=utf-8')
    await sendText(response, inJson(head, exportParts(platform, slug, head.report.texts.length)))
  })
  router.get('/processes/:slug/prov.jsonld', async (request, response) => {
    const slug = slugIn(request.params.slug)
    const report = await readReport(platform, visitor, slug)
    const places = { origin: new URL(platform.config.publicUrl).origin, report }
    beginFile(response, `${slug}.jsonld`, 'application/ld+json; charset=utf-8')
    await sendText(response, inJsonLd(factsOf(platform, slug, places)))
  })
  return router
}

async function* inJson(head: object, lists: ReturnType<typeof exportParts>): AsyncGenerator<string> {
  yield JSON.stringify(head).slice(0, -1)
  for (const [name, parts] of Object.entries(lists)) {
    yield `,\n${JSON.stringify(name)}:[`
    yield* linesOf(parts)
    yield ']'
  }
  yield '}\n'
}

async function* inJsonLd(facts: AsyncIterable<readonly Fact[]>): AsyncGenerator<string> {
  yield `{"@context":${JSON.stringify(prefixes)},"@graph":[`
  yield* linesOf(nodesOf(facts))
  yield ']}\n'
}

async function* factsOf(platform: Platform, slug: string, places: Places): AsyncGenerator<Fact[]> {
  yield processFacts(places)
  for await (const part of contributionParts(platform, visitor, slug)) {
    yield part.flatMap(said => contributionFacts(places, said))
  }
  for await (const part of answerParts(platform, visitor, slug)) {
    yield part.flatMap(row => answerFacts(places, row))
  }
}

/** A resource that is told of in two parts is a node in both: to readers of JSON-LD that is one. */
async function* nodesOf(parts: AsyncIterable<readonly Fact[]>): AsyncGenerator<readonly unknown[]> {
  for await (const facts of parts) yield jsonLdOf(facts)['@graph'] as readonly unknown[]
}
