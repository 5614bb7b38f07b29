import { viewDraft } from '@fieldword/server/collab/queries.ts'
import { readPage } from '@fieldword/server/pages/index.ts'
import { protectPage } from '@fieldword/server/pages/protection-commands.ts'
import { listProtections } from '@fieldword/server/pages/protection-queries.ts'
import type { SignedIn } from '@fieldword/server/platform/permission.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { propose } from '@fieldword/server/review/commands.ts'
import { previewProposal } from '@fieldword/server/review/proposing.ts'
import { restore } from '@fieldword/server/review/restore-commands.ts'
import type { AccountRole } from '@fieldword/shared/policy/actor.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { aMember, aModerator, anAdmin } from '../support/people.ts'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { refusalOf } from '../support/refused.ts'
import { authorOf, textOf, twoPeople } from '../support/writing.ts'

let test: TestPlatform
let platform: Platform
let member: SignedIn
let moderator: SignedIn
let made = 0
beforeAll(async () => {
  test = await createTestPlatform()
  platform = test.platform
  ;[member, moderator] = [await aMember(platform), await aModerator(platform)]
})
afterAll(() => test.close())

const reason = 'Two groups undo each other'
const protect = (actor: SignedIn, slug: string, editableBy: AccountRole) =>
  protectPage(platform, actor, { slug, editableBy, reason })

async function aPage(): Promise<string> {
  made += 1
  return (await authorOf(platform, member).makePage(`Page ${made}`)).slug
}

describe('protecting a page', () => {
  it('[PG14] keeps its draft for a role, and says why', async () => {
    const slug = await aPage()
    expect(await viewDraft(platform, member, slug)).toMatchObject({ mayWrite: true, protection: null })
    expect(await protect(moderator, slug, 'moderator')).toMatchObject({ slug, editableBy: 'moderator' })
    const protection = { editableBy: 'moderator', reason }
    expect(await viewDraft(platform, member, slug)).toMatchObject({ mayWrite: false, protection })
    expect(await viewDraft(platform, moderator, slug)).toMatchObject({ mayWrite: true, protection })
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
    await protect(await anAdmin(platform), slug, 'admin')
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
    expect(items[0]).toEqual({ id: expect.any(String), editableBy: 'member', reason, at: expect.any(String), by })
    const event = await platform.database.prisma.outboxEvent.findFirst({ orderBy: { id: 'desc' } })
    expect(event).toMatchObject({ kind: 'page-protected', payload: { pageId: id, editableBy: 'member' } })
  })
})
