import { contract } from '@fieldword/shared/api.ts'
import { OpenAPIGenerator } from '@orpc/openapi'
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4'
import { Router } from 'express'
import { etagOf } from './page-cache.ts'
import { sendWhole } from './send-whole.ts'

/** [API7] OpenAPI 3.1, made from the contracts when first asked for and kept as it is sent: it is most of a megabyte. */
export function openApiRoute(publicUrl: string): Router {
  let made: Promise<{ readonly bytes: Buffer; readonly etag: string }> | null = null
  const make = async () => {
    const bytes = Buffer.from(JSON.stringify(await documentOf(publicUrl)))
    return { bytes, etag: etagOf(bytes) }
  }
  return Router().get('/api/v1/openapi.json', async (request, response) => {
    made ??= make()
    const { bytes, etag } = await made
    sendWhole(request, response, bytes, {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'public, no-cache',
      etag,
    })
  })
}

function documentOf(publicUrl: string) {
  return new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] }).generate(contract, {
    info: {
      title: 'Fieldword',
      version: '1',
      description:
        'The API of a Fieldword wiki: pages, revisions, reviews, definitions and accounts. What visitors may read of histories is also in Atom feeds, narrowed by the same parameters: /wiki/{slug}/history.atom, /recent-changes.atom and /people/{id}.atom.',
    },
    servers: [{ url: `${publicUrl}/api/v1` }],
    customErrorResponseBodySchema: () => ({
      type: 'object',
      required: ['code', 'message', 'details'],
      properties: { code: { type: 'string' }, message: { type: 'string' }, details: { type: 'object' } },
    }),
  })
}
