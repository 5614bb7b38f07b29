import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { fileKind, mostFileBytes } from '@fieldword/shared/processes/files-contract.ts'
import { type Request, Router } from 'express'
import { refuseWith } from '../platform/errors.ts'
import { slugIn } from '../platform/http/slug-in.ts'
import type { Platform } from '../platform/platform.ts'
import { bringFile } from './file-commands.ts'

/**
 * [PR80] A form with a file, which works without scripts; the same for programs. What was brought is looked at on a page of its own. The
 * API takes no bodies as long as this.
 */
export function contributionFileRoute(platform: Platform, actorOf: (request: Request) => Promise<Actor>): Router {
  const router = Router()
  router.post('/processes/:slug/files', async (request, response) => {
    const actor = await actorOf(request)
    const slug = slugIn(request.params.slug)
    const form = await new Response(await bodyOf(request), {
      headers: { 'content-type': request.headers['content-type'] ?? '' },
    })
      .formData()
      .catch(() => refuseWith('not-a-table'))
    const kind = fileKind.safeParse(form.get('kind'))
    const file = form.get('file')
    if (!kind.success || !(file instanceof File) || file.size === 0) {
      return refuseWith('not-a-table')
    }
    const text = decoded(await file.arrayBuffer())
    const name =
      (file.name.split(/[\\/]/).at(-1) ?? '').replace(/[^\p{L}\p{N}\p{M}._ -]/gu, '').slice(0, 200) || 'file.csv'
    const id = await bringFile(platform, actor, { slug, kind: kind.data, name, text })
    response.redirect(303, `/processes/${encodeURIComponent(slug)}/files/${id}`)
  })
  return router
}

/** Refuses what is no text, and what PostgreSQL cannot keep. */
function decoded(bytes: ArrayBuffer): string {
  try {
    // The mark at the start is left for the reader, which knows it.
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    if (!text.includes('\0')) return text
  } catch {}
  return refuseWith('not-a-table')
}

async function bodyOf(request: Request): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length
    // What surrounds the file in a form is small.
    if (bytes > mostFileBytes + 64 * 1024) return refuseWith('table-too-large')
    chunks.push(chunk)
  }
  return new Uint8Array(Buffer.concat(chunks))
}
