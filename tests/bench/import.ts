import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { createDatabase } from '@fieldword/server/platform/database/prisma.ts'
import { chanceOf } from '../collab/support/random.ts'
import { copyTemplate } from '../support/database.ts'
import { freshDirectory } from '../support/server-process.ts'
import { temporaryFolder } from '../support/temporary.ts'
import { xml } from '../transfer/support/dump.ts'

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
  const begun = performance.now()
  const child = spawn(process.execPath, ['server/import.ts', file], {
    env: { PATH: process.env.PATH, DATABASE_URL: url, FIELDWORD_DIRECTORY: freshDirectory() },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  let [peak, processor] = [0, 0]
  const timer = setInterval(() => {
    peak = Math.max(peak, peakOf(child.pid ?? 0))
    processor = Math.max(processor, processorTimeOf(child.pid ?? 0))
  }, 50)
  const [code] = await once(child, 'exit')
  clearInterval(timer)
  const seconds = (performance.now() - begun) / 1000
  const database = createDatabase(url, { connections: 1 })
  const revisions = await database.prisma.revision.count()
  await database.close()
  const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`
  console.log(
    `import: ${name}: ${revisions} revisions in ${seconds.toFixed(1)} s (${Math.round(revisions / seconds)}/s), ${processor.toFixed(1)} s of processor time (${Math.round(revisions / processor)}/s), ended with ${code}; file ${megabytes(statSync(file).size)}, peak memory ${megabytes(peak)}`,
  )
}

/** Bytes of memory at the highest, as Linux tells; 0 elsewhere, or once it is gone. */
function peakOf(pid: number): number {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024
  } catch {
    return 0
  }
}

/** Seconds of processor time, which others on the machine do not stretch; 100 ticks a second, as Linux tells. */
function processorTimeOf(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
    return (Number(fields[11]) + Number(fields[12])) / 100
  } catch {
    return 0
  }
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
