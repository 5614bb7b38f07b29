import { viewDraft } from '@fieldword/server/collab/queries.ts'
import { createPage, movePage, renamePage } from '@fieldword/server/pages/commands.ts'
import { deletePage } from '@fieldword/server/pages/deletion-commands.ts'
import { readPage } from '@fieldword/server/pages/index.ts'
import { protectPage } from '@fieldword/server/pages/protection-commands.ts'
import { listProtected, listProtections, readReaching } from '@fieldword/server/pages/protection-queries.ts'
import type { SignedIn } from '@fieldword/server/platform/permission.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { propose } from '@fieldword/server/review/commands.ts'
import { previewProposal } from '@fieldword/server/review/proposing.ts'
import { restore } from '@fieldword/server/review/restore-commands.ts'
import type { ProtectionWish } from '@fieldword/shared/pages/protection-contract.ts'
import type { AccountRole } from '@fieldword/shared/policy/actor.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { aMember, aModerator, anAdmin } from '../support/people.ts'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { aRule } from '../support/protecting.ts'
import { refusalOf } from '../support/refused.ts'
import { authorOf, textOf, twoPeople } from '../support/writing.ts'

let test: TestPlatform
let platform: Platform
let member: SignedIn
let moderator: SignedIn
let admin: SignedIn
let now = new Date('2026-11-28T10:00:00Z')
let made = 0
beforeAll(async () => {
  test = await createTestPlatform({ clock: () => now })
  platform = test.platform
  member = await aMember(platform)
  moderator = await aModerator(platform)
  admin = await anAdmin(platform)
})
afterAll(() => test.close())

const reason = 'Two groups undo each other'
const set = (actor: SignedIn, slug: string, asked: Partial<ProtectionWish>) =>
  protectPage(platform, actor, aRule(slug, asked))
const protect = (actor: SignedIn, slug: string, editableBy: AccountRole) => set(actor, slug, { editableBy })
const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000)

async function aPage(parentSlug?: string): Promise<string> {
  made += 1
  return (await authorOf(platform, member).makePage(`Page ${made}`, parentSlug ? { parentSlug } : {})).slug
}

/** A page, one below it, and one below that. */
async function aTree(): Promise<[top: string, middle: string, leaf: string]> {
  const top = await aPage()
  const middle = await aPage(top)
  return [top, middle, await aPage(middle)]
}

const writers = async (...slugs: string[]) =>
  Promise.all(slugs.map(async slug => (await readPage(platform, member, slug)).editableBy))

describe('protecting a page', () => {
  it('[PG14] keeps its draft for a role, and says why', async () => {
    const slug = await aPage()
    expect(await viewDraft(platform, member, { slug })).toMatchObject({ mayWrite: true, protection: null })
    expect(await protect(moderator, slug, 'moderator')).toMatchObject({
      editableBy: 'moderator',
      movableBy: 'moderator',
    })
    const protection = { editableBy: 'moderator', until: null, reason }
    expect(await viewDraft(platform, member, { slug })).toMatchObject({ mayWrite: false, protection })
    expect(await viewDraft(platform, moderator, { slug })).toMatchObject({ mayWrite: true, protection })
    expect(await readPage(platform, member, slug)).toMatchObject({ editableBy: 'moderator' })
  })

  it('[PG14] keeps proposing and restoring for the same role', async () => {
    const people = await twoPeople(platform)
    const { slug } = await people.author.makePage('Kept')
    await people.publish(slug, textOf('First.'))
    await people.publish(slug, textOf('Second.'))
    await people.author.write(slug, textOf('Third.'))
    const { contentHash } = await previewProposal(platform, people.member, slug)
    await protect(moderator, slug, 'moderator')
    const wish = { slug, summary: 'Third', changeKind: 'wording', contentHash } as const
    expect(await refusalOf(propose(platform, people.member, wish))).toBe('protected')
    expect(await refusalOf(previewProposal(platform, people.member, slug))).toBe('protected')
    expect(await refusalOf(restore(platform, people.member, { slug, number: 1 }))).toBe('protected')
    expect(await propose(platform, people.moderator, wish)).toMatchObject({ state: 'open' })
  })

  it('[PG14] [POL9] is for moderators, and beyond them for admins', async () => {
    const slug = await aPage()
    expect(await refusalOf(protect(member, slug, 'moderator'))).toBe('forbidden')
    expect(await refusalOf(protect(moderator, slug, 'admin'))).toBe('forbidden')
    expect(await refusalOf(set(moderator, slug, { approvableBy: 'admin' }))).toBe('forbidden')
    expect(await refusalOf(set(moderator, slug, { movableBy: 'admin' }))).toBe('forbidden')
    await protect(admin, slug, 'admin')
    expect(await refusalOf(protect(moderator, slug, 'member'))).toBe('forbidden')
  })

  it('[PG15] is logged and told to every process, by the transaction that does it', async () => {
    const slug = await aPage()
    const { id } = await readPage(platform, member, slug)
    const told = Promise.withResolvers<string>()
    await test.another().signals.listen('pages', told.resolve, () => {})
    await protect(moderator, slug, 'moderator')
    expect(await told.promise).toBe(id)
    await protect(moderator, slug, 'member')
    const { items } = await listProtections(platform, member, { slug, limit: 10 })
    const by = { id: moderator.id, name: moderator.name, colour: moderator.colour }
    expect(items.map(({ editableBy }) => editableBy)).toEqual(['member', 'moderator'])
    expect(items[0]).toEqual({
      ...{ id: expect.any(String), scope: 'page', editableBy: 'member', movableBy: 'member', waits: 'untrusted' },
      ...{ approvableBy: 'moderator', approvals: 0, until: null, reason, at: now.toISOString(), by },
    })
    const event = await platform.database.prisma.outboxEvent.findFirst({ orderBy: { id: 'desc' } })
    expect(event).toMatchObject({ kind: 'page-protected', payload: { pageId: id, editableBy: 'member' } })
    const logged = await platform.database.prisma.moderation.findMany({ where: { pageId: id, kind: 'protect' } })
    expect(logged.map(one => [one.reason, one.actorId])).toEqual([1, 2].map(() => [reason, moderator.id]))
  })

  it('[PG15] the log is never changed, by whatever way', async () => {
    await protect(moderator, await aPage(), 'moderator')
    const { prisma } = platform.database
    await expect(prisma.pageProtection.updateMany({ data: { reason: 'Another' } })).rejects.toThrow(/only added to/)
    await expect(prisma.pageProtection.deleteMany()).rejects.toThrow(/only added to/)
  })
})

describe('protecting a part of the tree', () => {
  it('[PG40] reaches the page and all below it, also what is made there later', async () => {
    const [top, middle, leaf] = await aTree()
    await set(moderator, middle, { scope: 'tree', editableBy: 'moderator' })
    expect(await writers(top, middle, leaf)).toEqual(['member', 'moderator', 'moderator'])
    const { slug } = await createPage(platform, moderator, { title: `Late ${made}`, kind: 'article', parentSlug: leaf })
    expect(await writers(slug)).toEqual(['moderator'])
    await set(moderator, middle, { scope: 'tree' })
    expect(await writers(middle, leaf, slug)).toEqual(['member', 'member', 'member'])
  })

  it('[PG41] of several rules the strictest holds, point by point', async () => {
    const [top, middle] = await aTree()
    await set(moderator, top, { scope: 'tree', waits: 'everybody', approvals: 3 })
    await set(admin, middle, { approvableBy: 'admin', approvals: 2, waits: 'nobody', editableBy: 'moderator' })
    const { protection, rules } = await readReaching(platform, member, middle)
    expect(protection).toMatchObject({
      waits: 'everybody',
      approvals: 3,
      approvableBy: 'admin',
      editableBy: 'moderator',
    })
    expect(rules.map(({ page, scope }) => [page.slug, scope])).toEqual([
      [middle, 'page'],
      [top, 'tree'],
    ])
    await set(moderator, middle, { scope: 'tree', editableBy: 'moderator' })
    expect((await readReaching(platform, member, middle)).rules).toHaveLength(3)
  })

  it('[PG40] [PG45] follows pages that are moved, and what it keeps leaves it only by whoever may lift it', async () => {
    const [top, , leaf] = await aTree()
    const elsewhere = await aPage()
    await set(moderator, top, { scope: 'tree', waits: 'everybody' })
    await set(admin, top, { approvableBy: 'admin' })
    const to = (parentSlug: string | null) => ({ slug: leaf, parentSlug, afterSlug: null })
    expect(await refusalOf(movePage(platform, member, to(elsewhere)))).toBe('forbidden')
    expect((await movePage(platform, member, to(top))).slug).toBe(leaf)
    await movePage(platform, moderator, to(elsewhere))
    expect(await readReaching(platform, member, leaf)).toMatchObject({ protection: { waits: 'untrusted' }, rules: [] })
    await movePage(platform, member, to(top))
    expect(await readReaching(platform, member, leaf)).toMatchObject({ protection: { waits: 'everybody' } })
  })

  it('[PG46] who may not write there puts no page there, new or old', async () => {
    const [top] = await aTree()
    const other = await aPage()
    await set(moderator, top, { scope: 'tree', editableBy: 'moderator' })
    const below = { slug: other, parentSlug: top, afterSlug: null }
    expect(await refusalOf(aPage(top))).toBe('protected')
    expect(await refusalOf(movePage(platform, member, below))).toBe('protected')
    expect(await movePage(platform, moderator, below)).toMatchObject({ editableBy: 'moderator' })
  })
})

describe('what protection is of', () => {
  it('[PG44] [POL63] renaming, moving and deleting too: for whom it is said, and never for less than may write', async () => {
    const slug = await aPage()
    await set(admin, slug, { movableBy: 'admin' })
    const rename = (actor: SignedIn) => renamePage(platform, actor, { slug, title: `Another ${made}` })
    const move = (actor: SignedIn) => movePage(platform, actor, { slug, parentSlug: null, afterSlug: null })
    for (const actor of [member, moderator]) {
      expect(await refusalOf(rename(actor))).toBe('protected')
      expect(await refusalOf(move(actor))).toBe('protected')
    }
    expect(await refusalOf(deletePage(platform, moderator, { slug, reason }))).toBe('protected')
    expect(await readPage(platform, member, slug)).toMatchObject({ editableBy: 'member', movableBy: 'admin' })
    await protect(admin, slug, 'moderator')
    expect(await refusalOf(rename(member))).toBe('protected')
    expect(await move(moderator)).toMatchObject({ movableBy: 'moderator' })
    expect((await deletePage(platform, moderator, { slug, reason })).slug).toBe(slug)
  })

  it('[PG42] ends by the clock in every process, and nobody has to do anything', async () => {
    const [top, , leaf] = await aTree()
    const until = later(2).toISOString()
    await set(moderator, top, { scope: 'tree', editableBy: 'moderator', until })
    await set(moderator, leaf, { editableBy: 'moderator', until: later(1).toISOString() })
    expect((await readPage(platform, member, leaf)).protection).toMatchObject({ editableUntil: until })
    const before = now
    now = later(2)
    expect(await writers(top, leaf)).toEqual(['member', 'member'])
    expect((await readPage(test.another(), member, leaf)).protection).toMatchObject({ editableUntil: null })
    expect(await viewDraft(platform, member, { slug: leaf })).toMatchObject({ mayWrite: true, protection: null })
    // What has ended binds nobody who sets another.
    await protect(moderator, top, 'member')
    now = before
    expect(await refusalOf(set(moderator, top, { until: later(-1).toISOString() }))).toBe('bad-input')
  })

  it('[PG47] [POL64] moderators list the rules in force, narrowed and part by part', async () => {
    const slugs = [await aPage(), await aPage(), await aPage()] as const
    await set(moderator, slugs[0], { waits: 'everybody' })
    await set(moderator, slugs[1], { waits: 'everybody', scope: 'tree', until: later(1).toISOString() })
    await set(moderator, slugs[2], { waits: 'everybody' })
    await set(moderator, slugs[2], {})
    const list = async (asked: Partial<Parameters<typeof listProtected>[2]>) =>
      listProtected(platform, moderator, { waits: 'everybody', limit: 30, ...asked })
    const found = (await list({})).items.map(({ page }) => page.slug)
    expect(found.slice(0, 2)).toEqual([slugs[1], slugs[0]])
    expect(found).not.toContain(slugs[2])
    expect((await list({ timed: true })).items.map(({ page }) => page.slug)).toEqual([slugs[1]])
    expect((await list({ scope: 'tree', timed: true, editableBy: 'admin' })).items).toEqual([])
    const first = await list({ limit: 1 })
    const next = await list({ limit: 1, cursor: first.nextCursor ?? '' })
    expect([first, next].flatMap(({ items }) => items.map(({ page }) => page.slug))).toEqual([slugs[1], slugs[0]])
    await deletePage(platform, moderator, { slug: slugs[0], reason })
    expect((await list({})).items.map(({ page }) => page.slug)).not.toContain(slugs[0])
    expect(await refusalOf(listProtected(platform, member, { limit: 1 }))).toBe('forbidden')
  })
})
