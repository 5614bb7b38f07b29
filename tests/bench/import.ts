import { createWriteStream, statSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { createDatabase } from '@fieldword/server/platform/database/prisma.ts'
import { chanceOf } from '../collab/support/random.ts'
import { copyTemplate } from '../support/database.ts'
import { temporaryFolder } from '../support/temporary.ts'
import { xml } from '../transfer/support/dump.ts'
import { megabytes, runMeasured } from './measured-child.ts'

const words =
  'pear seat time pace mastery field word equity learning evidence progress student teacher school support'.split(' ')

/** The second is four times the first: if memory does not grow with the file, both peak alike. */
const dumps = [
  { pages: 10, revisions: 100 },
  { pages: 40, revisions: 100 },
  { pages: 400, revisions: 3 },
  { pages: 2000, revisions: 1 },
] as const

/** Revisions per second and peak memory of `npm run import`, the process alone; a real history first where one is named. */
export async function measureImport(): Promise<void> {
  const named = process.env.FIELDWORD_IMPORT
  if (named) await measure(named, named)
  for (const { pages, revisions } of dumps) {
    const file = join(temporaryFolder('bench'), 'dump.xml.gz')
    await pipeline(Readable.from(longDump(pages, revisions)), createGzip(), createWriteStream(file))
    await measure(file, `${pages} pages of ${revisions} revisions`)
  }
}

async function measure(file: string, name: string): Promise<void> {
  const url = await copyTemplate()
  const { code, seconds, processor, peak } = await runMeasured(['server/import.ts', file], url)
  const database = createDatabase(url, { connections: 1 })
  const revisions = await database.prisma.revision.count()
  await database.close()
  console.log(
    `import: ${name}: ${revisions} revisions in ${seconds.toFixed(1)} s (${Math.round(revisions / seconds)}/s), ${processor.toFixed(1)} s of processor time (${Math.round(revisions / processor)}/s), ended with ${code}; file ${megabytes(statSync(file).size)}, peak memory ${megabytes(peak)}`,
  )
}

/** Pages of some 6 kB in which each revision changes a paragraph, with links, a list and a template. */
function* longDump(pages: number, revisions: number): Generator<string> {
  const chance = chanceOf(3)
  const sentence = () => `${Array.from({ length: 12 }, () => chance.one(words)).join(' ')} [[${chance.one(words)}]].`
  yield '<mediawiki version="0.11"><siteinfo><sitename>Bench</sitename><base>https://bench.example/wiki/Main</base></siteinfo>\n'
  let id = 0
  for (let page = 1; page <= pages; page += 1) {
    yield `<page><title>Page ${page}</title><ns>0</ns><id>${page}</id>\n`
    const paragraphs = Array.from({ length: 40 }, (_, index) =>
      index % 8 === 3 ? `* ${sentence()}\n* '''${sentence()}'''` : sentence(),
    )
    for (let revision = 0; revision < revisions; revision += 1) {
      id += 1
      paragraphs[chance.below(paragraphs.length)] = `${sentence()} {{lang|la|${chance.one(words)}}}`
      yield `<revision><id>${id}</id><timestamp>2020-01-01T00:00:00Z</timestamp><contributor><username>User ${chance.below(50)}</username></contributor><comment>Edit ${id}</comment><model>wikitext</model><text>${xml(paragraphs.join('\n\n'))}</text></revision>\n`
    }
    yield '</page>\n'
  }
  yield '</mediawiki>\n'
}
