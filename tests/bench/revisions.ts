import { readdirSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { createRevision } from '@fieldword/server/revisions/index.ts'
import { type PackedContent, pack } from '@fieldword/server/revisions/packing.ts'
import { readRevisionDocument } from '@fieldword/server/revisions/queries.ts'
import { doc, paragraph } from '@fieldword/shared/document/build.ts'
import { canonicalJson } from '@fieldword/shared/document/canonical.ts'
import type { DocumentJson } from '@fieldword/shared/document/document.ts'
import { createTestPlatform } from '../support/platform.ts'
import { twoPeople } from '../support/writing.ts'
import { packedByGit } from './git-pack.ts'
import { historiesFolder, readTexts, textsOfTrace } from './history-texts.ts'

/** Revisions that the longest trace of keystrokes is cut into. */
const cuts = 791

/**
 * Bytes a revision takes: whole, each by gzip, in a git pack as git makes it and as `git gc --aggressive` does, and here; for the
 * text alone and for a page's canonical JSON. Then what it takes to read any of them back from the database.
 */
export async function measureRevisions(): Promise<void> {
  const histories = [
    ...readdirSync(historiesFolder).map(file => ({ name: file, texts: readTexts(file) })),
    { name: `the longest trace, ${cuts} times`, texts: textsOfTrace('automerge-paper', cuts) },
  ]
  for (const { name, texts } of histories) {
    await measureBytes(`${name}, text`, texts)
    const documents = documentsOf(texts)
    await measureBytes(`${name}, page`, documents.map(canonicalJson))
    await measureReading(name, documents)
  }
}

async function measureBytes(name: string, texts: readonly string[]): Promise<void> {
  const whole = texts.map(text => Buffer.from(text))
  const perRevision = (bytes: number) => `${Math.round(bytes / texts.length).toLocaleString('en')}`
  const sum = (sizes: readonly number[]) => sizes.reduce((all, size) => all + size, 0)
  const git = packedByGit(whole)
  const said = [
    `whole ${perRevision(sum(whole.map(({ length }) => length)))}`,
    `gzip ${perRevision(sum(whole.map(text => gzipSync(text).length)))}`,
    git ? `git ${perRevision(git.usual)}, aggressive ${perRevision(git.aggressive)}` : 'no git on this machine',
    `here ${perRevision(await packedHere(whole))}`,
  ]
  console.log(`${name}: ${texts.length} revisions, bytes each: ${said.join('; ')}`)
}

async function packedHere(texts: readonly Buffer[]): Promise<number> {
  const contents = new Map<string, PackedContent>()
  let parent: string | null = null
  for (const text of texts) {
    const content: PackedContent = await pack(text, parent, contents)
    if (!contents.has(content.hash)) contents.set(content.hash, content)
    parent = content.hash
  }
  return [...contents.values()].reduce((sum, { packed }) => sum + packed.length, 0)
}

async function measureReading(name: string, documents: readonly DocumentJson[]): Promise<void> {
  const { platform, close } = await createTestPlatform()
  try {
    const ids = await store(platform, documents)
    for (const id of ids.slice(-50)) await readRevisionDocument(platform, id)
    const times: number[] = []
    for (const id of ids) {
      const begun = performance.now()
      await readRevisionDocument(platform, id)
      times.push(performance.now() - begun)
    }
    times.sort((one, other) => one - other)
    const at = (part: number) => `${times[Math.min(times.length - 1, Math.floor(times.length * part))]?.toFixed(1)} ms`
    console.log(`${name}: each read back: p50 ${at(0.5)}, p99 ${at(0.99)}, at most ${at(1)}`)
    await measureDeepest(platform, name, ids)
  } finally {
    await close()
  }
}

/** The last that stands before a step: nothing in its line is deeper. */
async function measureDeepest(platform: Platform, name: string, ids: readonly string[]): Promise<void> {
  const deepest = ids.findLast((_, place) => place % 32 === 31)
  if (!deepest) return
  const times: number[] = []
  for (let round = 0; round < 200; round += 1) {
    const begun = performance.now()
    await readRevisionDocument(platform, deepest)
    times.push(performance.now() - begun)
  }
  console.log(`${name}: the deepest read back: p50 ${times.toSorted((a, b) => a - b)[100]?.toFixed(1)} ms`)
}

async function store(platform: Platform, documents: readonly DocumentJson[]): Promise<string[]> {
  const { author, member } = await twoPeople(platform)
  const { id: pageId } = await author.makePage('Measured')
  const ids: string[] = []
  for (const document of documents) {
    const id = platform.newId()
    await platform.database.inTransaction(tx =>
      createRevision(tx, {
        ...{ id, pageId, parentId: ids.at(-1) ?? null, title: 'Measured', summary: '', changeKind: 'wording' },
        ...{ origin: 'import', state: 'approved', createdById: member.id, createdAt: platform.clock() },
        ...{ writtenOn: '2026-11-26', authors: [], document },
      }),
    )
    ids.push(id)
  }
  return ids
}

/** Paragraphs of the text. One keeps its id from revision to revision as long as its words stay or stand where they stood. */
function documentsOf(texts: readonly string[]): DocumentJson[] {
  let made = 0
  let before: { readonly id: string; readonly words: string }[] = []
  return texts.map(text => {
    const ids = new Map(before.map(({ id, words }) => [words, id]))
    const taken = new Set<string>()
    before = text
      .split(/\n{2,}/)
      .filter(Boolean)
      .map((words, index) => {
        const known = ids.get(words) ?? before[index]?.id
        made += 1
        const id = known && !taken.has(known) ? known : `b${made}`
        taken.add(id)
        return { id, words }
      })
    return doc(...before.map(({ id, words }) => paragraph(id, words)))
  })
}
