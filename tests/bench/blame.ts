import { setApproved } from '@fieldword/server/pages/index.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { viewAuthorship } from '@fieldword/server/revisions/authorship.ts'
import { makeAuthorship } from '@fieldword/server/revisions/authorship-commands.ts'
import { AuthorshipKeeper } from '@fieldword/server/revisions/authorship-keeper.ts'
import { createRevision } from '@fieldword/server/revisions/index.ts'
import { viewRevision } from '@fieldword/server/revisions/reading.ts'
import { doc, paragraph } from '@fieldword/shared/document/build.ts'
import type { DocumentJson } from '@fieldword/shared/document/document.ts'
import { visitor } from '@fieldword/shared/policy/actor.ts'
import { readHistory } from '../blame/support/histories.ts'
import { type Chance, chanceOf } from '../collab/support/random.ts'
import { createTestApp } from '../support/app.ts'
import { aMember } from '../support/people.ts'
import { createTestPlatform } from '../support/platform.ts'
import { authorOf } from '../support/writing.ts'

const views = 30

interface Subject {
  readonly name: string
  readonly documents: readonly DocumentJson[]
}

/** What it costs to know who wrote what: of real histories, and of 791 revisions of 76 kB. */
export async function measureBlame(): Promise<void> {
  const { platform, close } = await createTestPlatform()
  const app = await createTestApp(platform)
  try {
    for (const name of ['semver', 'wpd-beginners']) {
      const documents = readHistory(name).map(({ paragraphs }) => documentOf(paragraphs))
      await measure(platform, app.url, { name, documents })
    }
    await measure(platform, app.url, { name: '791 revisions of 76 kB', documents: written(791, 76_000) })
  } finally {
    await app.close()
    await close()
  }
}

async function measure(platform: Platform, url: string, { name, documents }: Subject): Promise<void> {
  const member = await aMember(platform)
  const page = await authorOf(platform, member).makePage(name)
  const last = await store(platform, page.id, documents)
  const before = process.cpuUsage()
  let slowest = 0
  for (let left = documents.length; left > 0; ) {
    const begun = performance.now()
    left = await makeAuthorship(platform.database, last, { left: 50 })
    slowest = Math.max(slowest, performance.now() - begun)
  }
  const { user, system } = process.cpuUsage(before)
  const each = milliseconds((user + system) / 1000 / documents.length)
  console.log(`blame: ${name}: ${each} of processor time a revision; 50 at once ${milliseconds(slowest)} at most`)
  console.log(`blame: ${name}: ${await sizes(platform, page.id, documents.length)}`)
  await measureViews(platform, page.slug, page.id, documents.length)
  await measurePages(url, page.slug)
}

async function store(platform: Platform, pageId: string, documents: readonly DocumentJson[]): Promise<string> {
  let parentId: string | null = null
  for (const [index, document] of documents.entries()) {
    const [id, createdAt] = [platform.newId(), platform.clock()]
    await platform.database.inTransaction(tx =>
      createRevision(tx, {
        ...{
          id,
          pageId,
          parentId,
          document,
          title: 'Measured',
          summary: `Revision ${index + 1}`,
          changeKind: 'wording',
        },
        ...{ origin: 'import', state: 'approved', createdById: null, createdAt, writtenOn: '2012', authors: [] },
        outsideAuthors: [`Author ${index % 38}`],
      }),
    )
    parentId = id
  }
  if (parentId === null) throw new Error('A history has revisions.')
  const last: string = parentId
  await platform.database.inTransaction(tx => setApproved(tx, platform, pageId, last))
  return last
}

async function sizes({ database }: Platform, pageId: string, revisions: number): Promise<string> {
  const [size] = await database.sql<{ [name in 'packed' | 'removed' | 'whole']: number }[]>`
    SELECT sum(octet_length(packed))::float AS packed, coalesce(sum(octet_length(removed)), 0)::float AS removed,
      avg(size)::float AS whole
    FROM authorships JOIN revisions ON revisions.id = revision_id WHERE page_id = ${pageId}`
  if (!size) return ''
  const bytes = (all: number) => Math.round(all / revisions)
  return `${bytes(size.packed)} bytes a revision, ${bytes(size.removed)} for what was taken out; as JSON ${Math.round(size.whole)}`
}

async function measureViews(platform: Platform, slug: string, id: string, number: number): Promise<void> {
  const page = { id, slug, title: 'Measured', approvedRevisionId: null }
  const existing = async () => new Set<string>()
  const keeper = new AuthorshipKeeper(platform)
  const read = await median(() => viewRevision(platform, visitor, page, number, existing))
  const who = await median(() => viewAuthorship(platform, visitor, page, number, { keeper, existing }))
  console.log(`blame: revision ${number} read p50 ${milliseconds(read)}, with who wrote what ${milliseconds(who)}`)
}

/** Rendered each time: what a reader asks for first, and who is signed in always. */
async function measurePages(url: string, slug: string): Promise<void> {
  const get = async (query: string) => (await fetch(`${url}/wiki/${slug}${query}`)).text()
  const [plain, who] = [await get('?n=0'), await get('?who=1&n=0')]
  let count = 0
  const fresh = (query: string) => () => get(`${query}&n=${++count}`)
  const read = await median(fresh('?'))
  const marked = await median(fresh('?who=1'))
  const kB = (html: string) => `${Math.round(html.length / 1000)} kB`
  console.log(
    `blame: page rendered p50 ${milliseconds(read)} (${kB(plain)}), with ?who=1 ${milliseconds(marked)} (${kB(who)})`,
  )
}

async function median(measured: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let count = 0; count < views; count += 1) {
    const begun = performance.now()
    await measured()
    times.push(performance.now() - begun)
  }
  return times.sort((a, b) => a - b)[views >> 1] ?? 0
}

function documentOf(paragraphs: readonly string[]): DocumentJson {
  return doc(...paragraphs.map((words, index) => paragraph(`p${index}`, words)))
}

/** The same each time: paragraphs that grow to a size, then are edited, moved, taken out and brought back. */
function written(revisions: number, characters: number): DocumentJson[] {
  const chance = chanceOf(791)
  const paragraphs: string[] = []
  while (paragraphs.join('\n').length < characters * 0.9) paragraphs.push(sentences(chance, 60))
  let gone: string[] = []
  return Array.from({ length: revisions }, () => {
    const at = chance.below(paragraphs.length)
    const words = (paragraphs[at] ?? '').split(' ')
    switch (chance.below(12)) {
      case 0:
        paragraphs.splice(at, 0, sentences(chance, 40))
        break
      case 1:
        gone = paragraphs.splice(at, 1)
        break
      case 2:
        paragraphs.splice(at, 0, ...gone)
        gone = []
        break
      case 3:
        paragraphs.splice(chance.below(paragraphs.length), 0, ...paragraphs.splice(at, 1))
        break
      default:
        words.splice(chance.below(words.length), chance.below(6), sentences(chance, 1 + chance.below(8)))
        paragraphs[at] = words.join(' ')
    }
    return documentOf(paragraphs)
  })
}

function sentences(chance: Chance, words: number): string {
  const syllables = [
    'ca',
    'pen',
    'dor',
    'mi',
    'sta',
    'lu',
    'ter',
    'vo',
    'ri',
    'gen',
    'pla',
    'ton',
    'the',
    'of',
    'and',
    'is',
  ]
  const word = () => Array.from({ length: 1 + chance.below(3) }, () => chance.one(syllables)).join('')
  return Array.from({ length: words }, word).join(' ')
}

function milliseconds(value: number): string {
  return `${value.toFixed(1)} ms`
}
