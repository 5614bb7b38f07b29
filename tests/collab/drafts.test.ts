import {
  draftAuthors,
  editDraft,
  findOrCreateWorkingDraft,
  readDraft,
  setDraftBase,
} from '@fieldword/server/collab/index.ts'
import { viewDraft } from '@fieldword/server/collab/queries.ts'
import { RefusalError } from '@fieldword/server/platform/errors.ts'
import type { DocumentJson } from '@fieldword/shared/document/document.ts'
import { schemaFingerprint } from '@fieldword/shared/document/schema.ts'
import { refuse } from '@fieldword/shared/kernel/refusals.ts'
import { visitor } from '@fieldword/shared/policy/actor.ts'
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { aMember } from '../support/people.ts'
import { aBlock, aDraft, aParagraph, sequenceOf, wordsOnDisk } from './support/drafts.ts'
import { idOf } from './support/people.ts'
import type { CollabServer } from './support/server.ts'
import { CollabWiki } from './support/wiki.ts'
import { sameText } from './support/writer.ts'

let wiki: CollabWiki
let server: CollabServer

beforeAll(async () => {
  wiki = await CollabWiki.create()
  server = await wiki.serve()
})
afterEach(() => wiki.leaveAll())
afterAll(() => wiki.close())

function edit(draftId: string, document: DocumentJson, userId: string | null = null): Promise<number> {
  return wiki.platform.database.inTransaction(tx => editDraft(wiki.platform, tx, draftId, document, userId))
}

async function pageOf(draftId: string): Promise<{ id: string; slug: string }> {
  const { prisma } = wiki.platform.database
  const { pageId } = await prisma.draft.findUniqueOrThrow({ where: { id: draftId } })
  return prisma.page.findUniqueOrThrow({ where: { id: pageId } })
}

describe('a working draft', () => {
  it('[COL15] is one for each page, however many ask for it first', async () => {
    const draftId = await aDraft(wiki.platform)
    const { id: pageId } = await pageOf(draftId)
    await wiki.platform.database.prisma.draft.delete({ where: { id: draftId } })
    const found = await Promise.all(Array.from({ length: 6 }, () => findOrCreateWorkingDraft(wiki.platform, pageId)))
    expect(new Set(found.map(draft => draft.draftId)).size).toBe(1)
  })

  it.each([
    ['article', 'paragraph'],
    ['definition', 'definitionElement'],
  ] as const)('[COL15] of an %s without text starts with an empty %s', async (kind, type) => {
    const { document, seq } = await readDraft(wiki.platform, await aDraft(wiki.platform, { kind }))
    expect(document.content).toEqual([expect.objectContaining({ type })])
    expect(seq).toBe(1)
  })

  it('[COL8] is shown to members, with what an editor needs to connect', async () => {
    const draftId = await aDraft(wiki.platform, { text: 'Approved.' })
    const { id: pageId, slug } = await pageOf(draftId)
    const member = await aMember(wiki.platform)
    expect(await viewDraft(wiki.platform, member, { slug })).toMatchObject({
      ...{ draftId, pageId, pageSlug: slug, pageKind: 'article', approvedNumber: 1, schemaFingerprint, mayWrite: true },
    })
    await expect(viewDraft(wiki.platform, visitor, { slug })).rejects.toEqual(
      new RefusalError(refuse('sign-in-needed')),
    )
  })

  it('[COL15] that does not exist is refused by name', async () => {
    const nowhere = wiki.platform.newId()
    await expect(readDraft(wiki.platform, nowhere)).rejects.toEqual(new RefusalError(refuse('not-found')))
    await expect(edit(nowhere, aParagraph('x'))).rejects.toEqual(new RefusalError(refuse('not-found')))
  })
})

describe('an edit from outside', () => {
  const three = (middle: string): DocumentJson => ({
    type: 'doc',
    content: [aBlock('a', 'First.'), aBlock('b', middle), aBlock('c', 'Last.')],
  })

  it('[COL16] changes only what differs, under people who go on writing', async () => {
    const draftId = await aDraft(wiki.platform)
    await edit(draftId, three('Middle of old.'))
    const amara = wiki.open(server, draftId, 'Amara')
    await amara.synced()
    const first = amara.text
    amara.type(' Amara writes')
    await amara.allSaved()
    const before = (await readDraft(wiki.platform, draftId)).document
    const [opening, , closing] = before.content
    if (!opening || !closing) throw new Error('The draft has three blocks')
    const target: DocumentJson = { type: 'doc', content: [opening, aBlock('b', 'Middle of new.'), closing] }
    await edit(draftId, target)
    amara.type(' and writes on.')
    await amara.allSaved()
    await amara.when(() => amara.doc.getXmlFragment('default').toString().includes('Middle of new.'))
    // The very text she was writing in is still the one in the document.
    expect(amara.text).toBe(first)
    expect(await wordsOnDisk(wiki.platform, draftId)).toEqual([
      'First. Amara writes and writes on.',
      'Middle of new.',
      'Last.',
    ])
    const { bytes } = await wiki.platform.database.prisma.draftUpdate.findFirstOrThrow({
      where: { draftId, userId: null, seq: { gt: 2 } },
    })
    expect(bytes.length).toBeLessThan(80)
  })

  it('[COL16] that changes nothing writes nothing', async () => {
    const draftId = await aDraft(wiki.platform, { text: 'As it is.' })
    const { document, seq } = await readDraft(wiki.platform, draftId)
    expect(await edit(draftId, document)).toBe(seq)
    expect(await sequenceOf(wiki.platform, draftId)).toEqual({ rows: [1], last: 1 })
  })

  it('[COL16] meets one from another transaction without undoing it', async () => {
    const draftId = await aDraft(wiki.platform, { text: 'One.' })
    await Promise.all([edit(draftId, three('Ours.')), edit(draftId, three('Ours.'))])
    expect(await wordsOnDisk(wiki.platform, draftId)).toEqual(['First.', 'Ours.', 'Last.'])
  })
})

describe('authors of a draft', () => {
  it('[COL17] are those who typed since the base, by how much, whatever became of it', async () => {
    const draftId = await aDraft(wiki.platform, { text: 'Base.' })
    const [amara, ben] = [wiki.open(server, draftId, 'Amara'), wiki.open(server, draftId, 'Ben')]
    await Promise.all([amara.synced(), ben.synced()])
    expect(await draftAuthors(wiki.platform, draftId)).toEqual([])
    amara.type(' Twelve chars')
    ben.type('Six...')
    await Promise.all([amara.allSaved(), ben.allSaved()])
    await sameText(amara, ben)
    ben.text.delete(0, 4)
    await ben.allSaved()
    expect(await draftAuthors(wiki.platform, draftId)).toEqual([
      { userId: idOf('Amara'), typed: 13 },
      { userId: idOf('Ben'), typed: 6 },
    ])

    const { seq } = await readDraft(wiki.platform, draftId)
    const revisionId = wiki.platform.newId()
    await wiki.platform.database.inTransaction(tx => setDraftBase(tx, draftId, revisionId, seq))
    expect(await draftAuthors(wiki.platform, draftId)).toEqual([])
    ben.type('!!')
    await ben.allSaved()
    expect(await draftAuthors(wiki.platform, draftId)).toEqual([{ userId: idOf('Ben'), typed: 2 }])
    expect(await draftAuthors(wiki.platform, draftId, { until: seq })).toEqual([])
    expect(await draftAuthors(wiki.platform, draftId, { since: 0 })).toHaveLength(2)
  })

  it('[COL17] count what was written offline, although it comes after what was typed on the way in', async () => {
    const draftId = await aDraft(wiki.platform, { text: '' })
    const amara = wiki.open(server, draftId, 'Amara')
    await amara.synced()
    amara.provider.disconnect()
    amara.type('0123456789')
    amara.provider.connect()
    await amara.when(() => amara.provider.wsconnected)
    amara.type('ab')
    await amara.allSaved()
    expect(await draftAuthors(wiki.platform, draftId)).toEqual([{ userId: idOf('Amara'), typed: 12 }])
  })

  it('[COL17] are not those whose words were brought back', async () => {
    const draftId = await aDraft(wiki.platform, { text: 'New.' })
    await edit(draftId, aParagraph('A text that stood here before.'))
    expect(await draftAuthors(wiki.platform, draftId)).toEqual([])
  })
})
