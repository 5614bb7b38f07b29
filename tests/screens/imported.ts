import type { SignedIn } from '@fieldword/server/platform/permission.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { claimImport, insertImport, noteProgress, noteSource } from '@fieldword/server/transfer/import-commands.ts'
import { importWish } from '@fieldword/shared/transfer/contract.ts'
import { dumpOf } from '../transfer/support/dump.ts'
import { bringIn, fileOf } from '../transfer/support/importing.ts'

/** Imports of each state, by their ids. */
export interface Imported {
  readonly done: string
  readonly failed: string
  readonly running: string
}

const host = 'wiki.example.org'

/** One that is done and could not carry over everything, one whose file was cut off, one that goes on as long as anybody looks. */
export async function importSome(platform: Platform, admin: SignedIn): Promise<Imported> {
  const dump = dumpOf(
    [
      {
        title: 'Imported example',
        id: 1,
        revisions: [
          { id: 1, text: 'An example of wikitext.{{citation needed}} [[Category:Examples]]' },
          { id: 2, text: "An example of '''wikitext'''.{{citation needed}} [[Category:Examples]]", by: '203.0.113.7' },
          { id: 3, text: null, by: null, comment: null },
        ],
      },
      { title: 'Talk:Imported example', id: 2, ns: 1, revisions: [{ id: 4, text: 'Who reads this?' }] },
    ],
    { host, name: 'An example wiki' },
  )
  const done = await bringIn(platform, fileOf(dump, 'example-wiki.xml'), { bytes: dump.length })
  const failed = await bringIn(platform, fileOf(dump.slice(0, -120), 'example-wiki-cut-off.xml'), {
    bytes: dump.length,
  })
  return { done: done.id, failed: failed.id, running: await goingOn(platform, admin) }
}

async function goingOn(platform: Platform, { id: startedById }: SignedIn): Promise<string> {
  const told = {
    name: 'example-history.xml.gz',
    file: '/nowhere',
    bytes: 84_000_000,
    wish: importWish.parse({}),
    startedById,
  }
  const id = await insertImport(platform, told)
  await claimImport(platform, id)
  await noteSource(platform, id, { format: 'mediawiki', site: host })
  const { prisma } = platform.database
  // Heard of later than any picture is taken: after a minute of silence it would be said to have broken off.
  const later = new Date(platform.clock().getTime() + 24 * 3_600_000)
  await noteProgress(prisma, id, later, { bytesRead: 31_000_000, pages: 412, revisions: 18_240, known: 0, kept: 37 })
  return id
}
