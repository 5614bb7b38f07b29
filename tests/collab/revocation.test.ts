import { blockAccount, unblockAccount } from '@fieldword/server/accounts/blocking-commands.ts'
import { setRole } from '@fieldword/server/accounts/commands.ts'
import { findOrCreateWorkingDraft } from '@fieldword/server/collab/index.ts'
import { movePage } from '@fieldword/server/pages/commands.ts'
import { deletePage, undeletePage } from '@fieldword/server/pages/deletion-commands.ts'
import { findPage } from '@fieldword/server/pages/index.ts'
import { protectPage } from '@fieldword/server/pages/protection-commands.ts'
import { createDatabase } from '@fieldword/server/platform/database/prisma.ts'
import type { SignedIn } from '@fieldword/server/platform/permission.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { fragmentName } from '@fieldword/shared/collab/messages.ts'
import type { AccountRole } from '@fieldword/shared/policy/actor.ts'
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { Caller } from '../support/caller.ts'
import { copyTemplate } from '../support/database.ts'
import { aMember, aModerator, anAdmin } from '../support/people.ts'
import { platformOver } from '../support/platform.ts'
import { aRule } from '../support/protecting.ts'
import { endServers, freshDirectory, type ServerProcess, spawnServer } from '../support/server-process.ts'
import { authorOf } from '../support/writing.ts'
import { Writer } from './support/writer.ts'

let platform: Platform
let here: ServerProcess
let there: ServerProcess
let moderator: SignedIn
let made = 0
const writers: Writer[] = []

beforeAll(async () => {
  const url = await copyTemplate()
  platform = platformOver(createDatabase(url, { connections: 3 }))
  moderator = await aModerator(platform)
  const settings = { DATABASE_URL: url, FIELDWORD_DIRECTORY: freshDirectory() }
  ;[here, there] = await Promise.all([spawnServer(settings), spawnServer(settings)])
  await Promise.all([here.says('Ready in'), there.says('Ready in')])
})
afterEach(() => {
  for (const writer of writers.splice(0)) writer.leave()
})
afterAll(async () => {
  await endServers()
  platform.signals.close()
  await platform.database.close()
})

interface Scene {
  readonly slug: string
  readonly draftId: string
  readonly member: SignedIn
  readonly browser: Caller
  /** The member with the page open in both processes. */
  readonly both: readonly [Writer, Writer]
  /** A moderator who sees what others see. */
  readonly witness: Writer
}

async function twoOpenPages(): Promise<Scene> {
  made += 1
  const member = await aMember(platform)
  const { slug } = await authorOf(platform, member).makePage(`Revoked ${made}`)
  const { draftId } = await findOrCreateWorkingDraft(platform, (await findPage(platform, slug)).id)
  const browser = await new Caller(here.url).signIn(member)
  const open = (server: ServerProcess, { name }: SignedIn, { cookie }: Caller) => {
    const writer = new Writer({ url: server.url.replace('http', 'ws'), draftId, name, cookie })
    writers.push(writer)
    return writer
  }
  const both = [open(here, member, browser), open(there, member, browser)] as const
  const witness = open(there, moderator, await new Caller(there.url).signIn(moderator))
  await Promise.all([...both, witness].map(writer => writer.synced()))
  both[0].type('Kept.')
  await both[0].allSaved()
  await Promise.all([both[1], witness].map(writer => writer.when(() => writer.words === 'Kept.')))
  return { slug, draftId, member, browser, both, witness }
}

const protect = (slug: string, editableBy: AccountRole) => protectPage(platform, moderator, aRule(slug, { editableBy }))
const block = (member: SignedIn) => blockAccount(platform, moderator, { id: member.id, reason: 'Spam', until: null })
const closings = (both: Scene['both']) => Promise.all(both.map(writer => writer.refused().then(() => writer.closed)))

/** What is typed after this is in nobody's document and not in the log. */
async function takesNoMore({ both, witness, draftId }: Scene): Promise<void> {
  const isPresent = (writer: Writer) => witness.provider.awareness.getStates().has(writer.doc.clientID)
  for (const writer of both) writer.type(' Lost.', 5)
  witness.type(' Seen.')
  await witness.allSaved()
  await witness.when(() => !both.some(writer => writer.closed && isPresent(writer)))
  expect(witness.words).toBe('Kept. Seen.')
  const { prisma } = platform.database
  const rows = await prisma.draftUpdate.findMany({ where: { draftId }, select: { bytes: true } })
  expect(rows.some(({ bytes }) => Buffer.from(bytes).includes('Lost'))).toBe(false)
}

describe('in every process', () => {
  it('[COL34] whoever is blocked is sent away, and not let in again until the block is over', async () => {
    const scene = await twoOpenPages()
    await block(scene.member)
    expect(await closings(scene.both)).toEqual(Array(2).fill({ code: 4403, reason: 'blocked' }))
    await takesNoMore(scene)
    const [writer] = scene.both
    writer.closed = null
    writer.provider.connect()
    await writer.refused()
    expect(writer.closed).toEqual({ code: 4403, reason: 'blocked' })
    await unblockAccount(platform, moderator, { id: scene.member.id, reason: 'A misunderstanding' })
    writer.provider.connect()
    await writer.allSaved()
    await scene.witness.when(() => scene.witness.words.includes('Lost.'))
  })

  it('[PG21] whoever writes in a page that is deleted is sent away for good, and can go on once it is back', async () => {
    const scene = await twoOpenPages()
    await deletePage(platform, moderator, { slug: scene.slug, reason: 'Not needed' })
    const everybody = [...scene.both, scene.witness] as const
    const closed = { code: 4410, reason: 'page-deleted' }
    expect(await Promise.all(everybody.map(writer => writer.refused().then(() => writer.closed)))).toEqual(
      Array(3).fill(closed),
    )
    const [one] = scene.both
    one.closed = null
    one.provider.connect()
    await one.refused()
    expect(one.closed).toEqual(closed)
    await undeletePage(platform, moderator, { slug: scene.slug, reason: 'Needed' })
    one.type(' Again.')
    one.provider.connect()
    await one.allSaved()
    expect(one.words).toBe('Kept. Again.')
  })

  it('[COL34] whoever signs out is sent away, by the same transaction that ends the session', async () => {
    const scene = await twoOpenPages()
    await scene.browser.send('DELETE', '/session')
    expect(await closings(scene.both)).toEqual(Array(2).fill({ code: 4401, reason: 'sign-in-needed' }))
    await takesNoMore(scene)
    // The cookie is still a good one, of a session that is no more.
    for (const writer of scene.both) {
      writer.closed = null
      writer.provider.connect()
    }
    expect(await closings(scene.both)).toEqual(Array(2).fill({ code: 4401, reason: 'sign-in-needed' }))
  })

  it('[COL34] a session that is deleted in the database is over, whoever deleted it', async () => {
    const scene = await twoOpenPages()
    await platform.database.prisma.$executeRaw`
      DELETE FROM sessions WHERE sess #>> '{passport,user}' = ${scene.member.id}`
    expect(await closings(scene.both)).toEqual(Array(2).fill({ code: 4401, reason: 'sign-in-needed' }))
  })

  it('[COL33] a writer who becomes a reader goes on seeing; what it types is sent when it may write again', async () => {
    const scene = await twoOpenPages()
    const [one, other] = scene.both
    await protect(scene.slug, 'moderator')
    await Promise.all(scene.both.map(writer => writer.when(() => !writer.mayWrite)))
    await takesNoMore(scene)
    await Promise.all(scene.both.map(writer => writer.when(() => writer.words.includes('Seen.'))))
    expect(scene.both.map(({ closed }) => closed)).toEqual([null, null])
    expect(one.saved).toBeLessThan(one.sent)
    await protect(scene.slug, 'member')
    await Promise.all(scene.both.map(writer => writer.when(() => writer.mayWrite)))
    await Promise.all([one.allSaved(), other.allSaved()])
    await scene.witness.when(() => scene.witness.words.match(/Lost/g)?.length === 2)
  })

  it('[PG48] protection of what lies above begins for open drafts too, and ends for them by the clock alone', async () => {
    const scene = await twoOpenPages()
    const { slug: above } = await authorOf(platform, moderator).makePage(`Above ${scene.slug}`)
    await movePage(platform, moderator, { slug: scene.slug, parentSlug: above, afterSlug: null })
    const until = new Date(Date.now() + 1500).toISOString()
    await protectPage(platform, moderator, aRule(above, { scope: 'tree', editableBy: 'moderator', until }))
    await Promise.all(scene.both.map(writer => writer.when(() => !writer.mayWrite)))
    await Promise.all(scene.both.map(writer => writer.when(() => writer.mayWrite)))
    expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(until))
    scene.both[0].type(' On.')
    await scene.both[0].allSaved()
  })

  it('[COL34] whoever loses the role that a page is kept for becomes a reader of it', async () => {
    const scene = await twoOpenPages()
    const admin = await anAdmin(platform)
    const give = (role: AccountRole) => setRole(platform, admin, { id: scene.member.id, role })
    await give('moderator')
    await protect(scene.slug, 'moderator')
    const [one] = scene.both
    one.type(' More.')
    await one.allSaved()
    await scene.witness.when(() => scene.witness.words === 'Kept. More.')
    await give('member')
    await Promise.all(scene.both.map(writer => writer.when(() => !writer.mayWrite)))
    one.type(' Lost.')
    scene.witness.type(' Seen.')
    await scene.witness.allSaved()
    expect(scene.witness.words).toBe('Kept. More. Seen.')
  })

  it('[COL33] a reader who comes back with unsent words is told that they are not taken, and sees the others', async () => {
    const scene = await twoOpenPages()
    const [one] = scene.both
    await protect(scene.slug, 'moderator')
    await one.when(() => !one.mayWrite)
    one.type(' Lost.')
    one.provider.disconnect()
    one.provider.connect()
    await one.synced()
    scene.witness.type(' Seen.')
    await one.when(() => one.words.includes('Seen.'))
    expect(one.mayWrite).toBe(false)
    expect(one.closed).toBeNull()
    expect(one.sent).toBe(1)
    expect(one.saved).toBe(0)
    expect(scene.witness.doc.getXmlFragment(fragmentName).toString()).not.toContain('Lost')
  })
})
