import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { uploadLimit, uploadWish } from '@fieldword/shared/transfer/contract.ts'
import { type Request, Router } from 'express'
import { refuseWith } from '../platform/errors.ts'
import { demand, signedIn } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { insertImport } from './import-commands.ts'
import type { ImportRunner } from './runner.ts'
import { uploadsFolder } from './sweeping.ts'

/**
 * [TRF40] The file is the body of the request, and goes to the disk as it comes: an API call would be held in memory whole. Its name is
 * told and never used as one.
 */
export function uploadRoute(
  platform: Platform,
  runner: ImportRunner,
  actorOf: (request: Request) => Promise<Actor>,
): Router {
  const router = Router()
  router.post('/api/v1/imports', async (request, response) => {
    const actor = await actorOf(request)
    demand(actor, 'wiki:import')
    const { id: startedById } = signedIn(actor)
    const wished = uploadWish.safeParse(request.query)
    if (!wished.success) {
      const issues = wished.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }))
      return refuseWith('bad-input', { issues })
    }
    const { name, ...wish } = wished.data
    const folder = uploadsFolder(platform)
    const file = join(folder, platform.newId())
    await mkdir(folder, { recursive: true })
    try {
      const bytes = await receive(request, file)
      const id = await insertImport(platform, { name, file, bytes, wish, startedById })
      runner.look()
      response.status(201).json({ id })
    } catch (error) {
      await rm(file, { force: true })
      throw error
    }
  })
  return router
}

/** How many bytes came. Refuses with `file-too-large`, as soon as it is known. */
async function receive(request: Request, file: string): Promise<number> {
  if (Number(request.headers['content-length'] ?? 0) > uploadLimit) return refuseWith('file-too-large')
  let bytes = 0
  const counted = async function* (chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      bytes += chunk.length
      if (bytes > uploadLimit) refuseWith('file-too-large')
      yield chunk
    }
  }
  await pipeline(request, counted, createWriteStream(file, { mode: 0o600 }))
  if (bytes === 0) refuseWith('bad-input', { issues: [{ path: 'file', message: 'Choose a file that is not empty.' }] })
  return bytes
}
