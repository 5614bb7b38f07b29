import { blockAccount } from '@fieldword/server/accounts/blocking-commands.ts'
import { editDraft, readDraft, readTyping } from '@fieldword/server/collab/index.ts'
import { packOldest } from '@fieldword/server/collab/update-log-packing.ts'
import { deletePage } from '@fieldword/server/pages/deletion-commands.ts'
import { protectPage } from '@fieldword/server/pages/protection-commands.ts'
import type { SignedIn } from '@fieldword/server/platform/permission.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { mostDraftsOnPage } from '@fieldword/shared/collab/own-drafts.ts'
import type { OwnDraft } from '@fieldword/shared/collab/own-drafts-contract.ts'
import { toText } from '@fieldword/shared/document/to-text.ts'
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { createTestApp, type TestApp } from '../support/app.ts'
import { Caller } from '../support/caller.ts'
import { aMember, aModerator } from '../support/people.ts'
import { aRule } from '../support/protecting.ts'
import { authorOf, textOf, twoPeople } from '../support/writing.ts'
import { Writer } from './support/writer.ts'

let app: TestApp
let platform: Platform
let people: Awaited<ReturnType<typeof twoPeople>>
let ada: SignedIn
let ben: SignedIn
let callers: { readonly ada: Caller; readonly ben: Caller; readonly moderator: Caller }
const writers: Writer[] = []

beforeAll(async () => {
  app = await createTestApp()
  platform = app.platform
  people = await twoPeople(platform)
  ada = await aMember(platform, 'Ada')
  ben = await aMember(platform, 'Ben')
  const [one, two, three] = await Promise.all(
    [ada, ben, people.moderator].map(account => new Caller(app.url).signIn(account)),
  )
  if (!one || !two || !three) throw new Error('unreachable: three came in')
  callers = { ada: one, ben: two, moderator: three }
})
afterEach(() => {
  for (const writer of writers.splice(0)) writer.leave()
})
afterAll(() => app.close())

let made = 0
async function aPage(...words: string[]): Promise<string> {
  made += 1
  const { slug } = await people.author.makePage(`Forked ${made}`)
  if (words.length > 0) await people.publish(slug, textOf(...words))
  return slug
}

async function begin(slug: string, from: 'approved' | 'working' = 'approved'): Promise<OwnDraft> {
  const { status, body } = await callers.ada.send('POST', `/pages/${slug}/drafts`, { purpose: 'Say it shorter', from })
  if (status !== 201) throw new Error(`beginning a draft answered ${status}: ${JSON.stringify(body)}`)
  return body as OwnDraft
}

async function draftIdOf({ id }: OwnDraft): Promise<string> {
  return (await platform.database.prisma.ownDraft.findUniqueOrThrow({ where: { id } })).draftId
}

async function wordsOf(draft: OwnDraft): Promise<string> {
  return toText((await readDraft(platform, await draftIdOf(draft))).document)
}

async function open(draft: OwnDraft, { name }: SignedIn, caller: Caller): Promise<Writer> {
  const url = app.url.replace('http', 'ws')
  const writer = new Writer({ url, draftId: await draftIdOf(draft), name, cookie: caller.cookie })
  writers.push(writer)
  return writer
}

const invite = (draft: OwnDraft, { name }: SignedIn) => callers.ada.send('POST', `/drafts/${draft.id}/guests`, { name })
const codeOf = ({ body }: { readonly body: unknown }) => (body as { readonly code?: string }).code
const closing = (writer: Writer) => writer.refused().then(() => writer.closed)

describe('a draft of one’s own', () => {
  it('[COL51] begins from the approved text, whatever the working draft says, and is a room like any other', async () => {
    const slug = await aPage('Approved.')
    await people.author.write(slug, textOf('Not approved yet.'))
    const draft = await begin(slug)
    expect(draft).toMatchObject({
      ...{ owner: { name: 'Ada' }, purpose: 'Say it shorter', fromWorking: false, state: 'open', guests: [] },
      ...{ behind: false, may: { write: true, manage: true, delete: true, bringBack: false } },
    })
    expect(await wordsOf(draft)).toBe('Approved.')
    const view = await callers.ada.get(`${app.url}/api/v1/pages/${slug}/draft?own=${draft.id}`)
    expect(view.body).toMatchObject({ draftId: await draftIdOf(draft), mayWrite: true, own: { id: draft.id } })
    const [here, there] = [await open(draft, ada, callers.ada), await open(draft, ada, callers.ada)]
    await Promise.all([here.synced(), there.synced()])
    here.type('Shorter. ', 0)
    await here.allSaved()
    await there.when(() => there.words === 'Shorter. Approved.')
    expect(await wordsOf(draft)).toBe('Shorter. Approved.')
  })

  it('[COL51] [COL58] begins from the working draft with who typed what in it, also once its log is packed', async () => {
    const slug = await aPage('Approved.')
    await authorOf(platform, ben).write(slug, textOf('Approved.', 'Ben wrote this.'))
    const draft = await begin(slug, 'working')
    expect(await wordsOf(draft)).toBe('Approved.\nBen wrote this.')
    const draftId = await draftIdOf(draft)
    const mine = textOf('Approved.', 'Ben wrote this.', 'Ada too.')
    const seq = await platform.database.inTransaction(tx => editDraft(platform, tx, draftId, mine, ada.id))
    const runs = [
      { by: people.member.id, length: 'Approved.'.length },
      { by: ben.id, length: 'Ben wrote this.'.length },
      { by: ada.id, length: 'Ada too.'.length },
    ]
    expect(await readTyping(platform, draftId, seq)).toEqual(runs)
    const { draftSnapshot } = platform.database.prisma
    // A snapshot says how far may be packed.
    await draftSnapshot.create({
      data: { draftId, seq: BigInt(seq), bytes: new Uint8Array(1), size: 1, createdAt: new Date() },
    })
    expect(await packOldest(platform.database.sql, draftId, 1)).toBe(seq)
    await draftSnapshot.deleteMany({ where: { draftId } })
    expect(await readTyping(platform, draftId, seq)).toEqual(runs)
  })

  it('[COL52] is read by its owner, guests and moderators, and by no other member; moderators change nothing', async () => {
    const draft = await begin(await aPage('Text.'))
    const address = `/drafts/${draft.id}`
    const answers = await Promise.all(
      [callers.ada, callers.moderator, callers.ben, new Caller(app.url)].map(caller => caller.send('GET', address)),
    )
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 403, 401])
    expect(answers.map(codeOf)).toEqual([undefined, undefined, 'not-invited', 'sign-in-needed'])
    const [moderator, stranger] = [
      await open(draft, people.moderator, callers.moderator),
      await open(draft, ben, callers.ben),
    ]
    await moderator.synced()
    expect(moderator.mayWrite).toBe(false)
    expect(await closing(stranger)).toEqual({ code: 4403, reason: 'not-invited' })
    expect((await invite(draft, ben)).body).toMatchObject({ guests: [{ name: 'Ben' }] })
    const guest = await open(draft, ben, callers.ben)
    await guest.synced()
    guest.type('Ben: ', 0)
    await guest.allSaved()
    expect(await wordsOf(draft)).toBe('Ben: Text.')
    expect(codeOf(await callers.ben.send('PUT', `${address}/purpose`, { purpose: 'Mine now' }))).toBe('forbidden')
  })

  it('[COL53] has a bound, by page and together', async () => {
    const slug = await aPage('Text.')
    const first = await begin(slug)
    for (let more = 1; more < mostDraftsOnPage; more += 1) await begin(slug)
    const one = { purpose: 'One too many' }
    expect(codeOf(await callers.ada.send('POST', `/pages/${slug}/drafts`, one))).toBe('too-many-drafts')
    await callers.ada.send('POST', `/drafts/${first.id}/deletion`)
    await begin(slug)
    expect(codeOf(await callers.ada.send('POST', `/drafts/${first.id}/return`))).toBe('too-many-drafts')
  })

  it('[COL54] says what it is for, and is found by its owner, guests, and moderators on the page', async () => {
    const slug = await aPage('Text.')
    const draft = await begin(slug)
    await invite(draft, ben)
    await callers.ada.send('PUT', `/drafts/${draft.id}/purpose`, { purpose: 'Say it in one sentence' })
    const found = async (caller: Caller, path: string) => {
      const { body } = await caller.send('GET', path)
      return (body as { items: OwnDraft[] }).items.filter(({ id }) => id === draft.id).map(({ purpose }) => purpose)
    }
    const once = ['Say it in one sentence']
    expect(await found(callers.ada, '/drafts')).toEqual(once)
    expect(await found(callers.ben, '/drafts')).toEqual(once)
    expect(await found(callers.moderator, '/drafts')).toEqual([])
    expect(await found(callers.moderator, `/pages/${slug}/drafts`)).toEqual(once)
    await callers.ben.send('DELETE', `/drafts/${draft.id}/guests/${ben.id}`)
    expect(await found(callers.ben, `/pages/${slug}/drafts`)).toEqual([])
  })

  it('[COL55] [COL56] is closed under whoever has it open, keeps what was typed, and comes back', async () => {
    const draft = await begin(await aPage('Text.'))
    const writer = await open(draft, ada, callers.ada)
    await writer.synced()
    writer.type('Kept. ', 0)
    await writer.allSaved()
    await callers.moderator.send('POST', `/drafts/${draft.id}/deletion`)
    expect(await closing(writer)).toEqual({ code: 4410, reason: 'draft-closed' })
    const slug = draft.page.slug
    expect(codeOf(await callers.ada.get(`${app.url}/api/v1/pages/${slug}/draft?own=${draft.id}`))).toBe('draft-closed')
    expect(codeOf(await callers.ada.send('POST', `/drafts/${draft.id}/deletion`))).toBe('already-so')
    expect(codeOf(await callers.moderator.send('POST', `/drafts/${draft.id}/return`))).toBe('forbidden')
    expect((await callers.ada.send('POST', `/drafts/${draft.id}/return`)).body).toMatchObject({ state: 'open' })
    const again = await open(draft, ada, callers.ada)
    await again.synced()
    expect(again.words).toBe('Kept. Text.')
  })

  it('[COL52] [COL56] is what the page allows: protected, deleted, blocked or invited no more, within the second', async () => {
    const slug = await aPage('Text.')
    const draft = await begin(slug)
    const guest = await aMember(platform)
    await invite(draft, guest)
    const caller = await new Caller(app.url).signIn(guest)
    const writer = await open(draft, guest, caller)
    await writer.synced()
    const owner = await open(draft, ada, callers.ada)
    await owner.synced()
    const keep = (editableBy: 'moderator' | 'member') =>
      protectPage(platform, people.moderator, aRule(slug, { editableBy }))
    await keep('moderator')
    await owner.when(() => !owner.mayWrite)
    const body = { purpose: 'Another one' }
    expect(codeOf(await callers.ada.send('POST', `/pages/${slug}/drafts`, body))).toBe('protected')
    await keep('member')
    await owner.when(() => owner.mayWrite)
    await callers.ada.send('DELETE', `/drafts/${draft.id}/guests/${guest.id}`)
    expect(await closing(writer)).toEqual({ code: 4403, reason: 'not-invited' })
    await invite(draft, guest)
    const back = await open(draft, guest, caller)
    await back.synced()
    await blockAccount(platform, people.moderator, { id: guest.id, reason: 'Spam', until: null })
    expect(await closing(back)).toEqual({ code: 4403, reason: 'blocked' })
    await deletePage(platform, await aModerator(platform), { slug, reason: 'Not needed' })
    expect(await closing(owner)).toEqual({ code: 4410, reason: 'page-deleted' })
    expect(codeOf(await callers.ada.send('GET', `/drafts/${draft.id}`))).toBe('page-deleted')
  })

  it('[COL59] its history is played back to whoever may read it', async () => {
    const slug = await aPage('Text.')
    const draft = await begin(slug)
    await readDraft(platform, await draftIdOf(draft))
    const path = `/pages/${slug}/draft/at?seq=1&own=${draft.id}`
    expect((await callers.ada.send('GET', path)).body).toMatchObject({ seq: 1, lastSeq: 1 })
    expect(codeOf(await callers.ben.send('GET', path))).toBe('not-invited')
  })
})
