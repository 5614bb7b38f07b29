import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createDatabase } from '@fieldword/server/platform/database/prisma.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { expect, it } from '@jest/globals'
import { chanceOf, seeds } from '../collab/support/random.ts'
import { copyTemplate } from '../support/database.ts'
import { platformOver } from '../support/platform.ts'
import { freshDirectory } from '../support/server-process.ts'
import { dumpOf } from './support/dump.ts'
import { fileOf, historyOf, slugsOf } from './support/importing.ts'

const words = ['pear', 'seat', 'time', 'pace', 'mastery', 'field', 'word', 'equity']

/** Pages of many revisions, each a little different from the one before; some redirects among them. */
function longDump(): string {
  const chance = chanceOf(7)
  let id = 0
  const pages = Array.from({ length: 40 }, (_, page) => {
    const lines = ['A start.']
    const revisions = Array.from({ length: 1 + chance.below(40) }, () => {
      lines.splice(
        chance.below(lines.length + 1),
        chance.below(2),
        `A '''${chance.one(words)}''' and a {{${chance.one(words)}}}.`,
      )
      id += 1
      return { id, text: page % 9 === 8 ? '#REDIRECT [[Page 1]]' : lines.join('\n\n'), minor: chance.below(3) === 0 }
    })
    return { title: `Page ${page}`, id: page + 1, revisions }
  })
  return dumpOf(pages)
}

/** All that an import brings, but for the ids and times of this wiki. */
async function everything(platform: Platform) {
  const { prisma } = platform.database
  const slugs = await slugsOf(platform)
  return {
    pages: await prisma.page.findMany({
      select: { slug: true, title: true, position: true },
      orderBy: { slug: 'asc' },
    }),
    addresses: await prisma.pageSlug.findMany({
      select: { slug: true, page: { select: { slug: true } } },
      orderBy: { slug: 'asc' },
    }),
    histories: await Promise.all(slugs.map(slug => historyOf(platform, slug))),
    contents: (await prisma.content.findMany({ select: { hash: true }, orderBy: { hash: 'asc' } })).map(
      ({ hash }) => hash,
    ),
    sources: await prisma.importSource.findMany({
      select: { sourcePage: true, sourceRevision: true, sha256: true },
      orderBy: { sourceRevision: 'asc' },
    }),
  }
}

/** Runs the command; ends it with SIGKILL once it has said so many lines, if asked to. Its exit code, or the signal. */
async function importBy(url: string, file: string, killAfter: number | null): Promise<number | string> {
  const child = spawn(process.execPath, ['server/import.ts', file], {
    env: { PATH: process.env.PATH, DATABASE_URL: url, FIELDWORD_DIRECTORY: freshDirectory(), NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (killAfter !== null) {
    const watched = createDatabase(url, { connections: 1 })
    while ((await watched.prisma.revision.count()) < killAfter && child.exitCode === null)
      await once(child.stdout, 'data', { signal: AbortSignal.timeout(50) }).catch(() => {})
    child.kill('SIGKILL')
    await watched.close()
  }
  child.stdout.resume()
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null]
  return code ?? signal ?? 'gone'
}

for (const seed of seeds()) {
  it(`[TRF6] killed anywhere and begun again, an import ends as one that was never broken off, seed ${seed}`, async () => {
    const chance = chanceOf(seed)
    const file = fileOf(longDump())
    const [straight, broken] = [await copyTemplate(), await copyTemplate()]
    expect(await importBy(straight, file, null)).toBe(0)
    for (const share of [1, 2]) {
      expect(await importBy(broken, file, share * 100 + chance.below(150))).toBe('SIGKILL')
    }
    expect(await importBy(broken, file, null)).toBe(0)
    const platforms = [straight, broken].map(url => platformOver(createDatabase(url, { connections: 3 })))
    const [one, other] = await Promise.all(platforms.map(everything))
    await Promise.all(platforms.map(({ database }) => database.close()))
    expect(other).toEqual(one)
  })
}
