import { setTrust } from '@fieldword/server/accounts/trust-commands.ts'
import { listTrusted, listTrustLog } from '@fieldword/server/accounts/trust-queries.ts'
import { readPage } from '@fieldword/server/pages/index.ts'
import { protectPage } from '@fieldword/server/pages/protection-commands.ts'
import type { SignedIn } from '@fieldword/server/platform/permission.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { decideReview } from '@fieldword/server/review/decision-commands.ts'
import { checkChanges, uncheckChanges } from '@fieldword/server/review/patrol-commands.ts'
import { listPatrol, listPatrolActs } from '@fieldword/server/review/patrolling.ts'
import { previewProposal } from '@fieldword/server/review/proposing.ts'
import { viewReview } from '@fieldword/server/review/reading.ts'
import type { ProtectionWish } from '@fieldword/shared/pages/protection-contract.ts'
import { visitor } from '@fieldword/shared/policy/actor.ts'
import { liveRule } from '@fieldword/shared/review/live.ts'
import type { Marked } from '@fieldword/shared/review/patrol-contract.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { aMember, aModerator, anAdmin } from '../support/people.ts'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { aRule } from '../support/protecting.ts'
import { refusalOf } from '../support/refused.ts'
import { authorOf, textOf } from '../support/writing.ts'

let test: TestPlatform
let platform: Platform
let member: SignedIn
let trusted: SignedIn
let moderator: SignedIn
let admin: SignedIn
let made = 0
beforeAll(async () => {
  test = await createTestPlatform()
  platform = test.platform
  ;[member, trusted] = [await aMember(platform), await aMember(platform)]
  ;[moderator, admin] = [await aModerator(platform), await anAdmin(platform)]
  await setTrust(platform, moderator, { id: trusted.id, trusted: true, reason: 'Writes well' })
})
afterAll(() => test.close())

const by = (actor: SignedIn) => authorOf(platform, actor)
const protect = (slug: string, asked: Partial<ProtectionWish>) => protectPage(platform, admin, aRule(slug, asked))

async function aPage(kind: 'article' | 'definition' = 'article'): Promise<string> {
  made += 1
  return (await by(member).makePage(`Page ${made}`, { kind })).slug
}

const isRead = async (slug: string) => (await readPage(platform, visitor, slug)).text?.html.replace(/<[^>]+>/g, '')
const toCheck = async (slug: string) =>
  (await listPatrol(platform, member, { state: 'unchecked', slug, limit: 30 })).items

/** A page whose text a trusted member let go live. */
async function aLiveChange() {
  const slug = await aPage()
  const review = await by(trusted).propose(slug, textOf('Live.'))
  return { slug, review, id: review.revision.id }
}

describe('which rule lets a change go live', () => {
  const one = { approvals: 1, because: 'article' } as const
  const rule = (asked: Partial<Parameters<typeof liveRule>[0]>) =>
    liveRule({ waits: 'untrusted', pageKind: 'article', needed: one, allTrusted: true, ...asked })

  it('[RV120] trust, where the page does not keep everybody waiting', () => {
    expect(rule({})).toBe('trusted')
    expect(rule({ allTrusted: false })).toBe(null)
    expect(rule({ waits: 'everybody' })).toBe(null)
  })

  it('[RV121] never by trust what needs two approvals', () => {
    for (const because of ['definition', 'large', 'protection'] as const) {
      expect(rule({ needed: { approvals: 2, because } })).toBe(null)
    }
    expect(rule({ pageKind: 'definition', needed: { approvals: 1, because: 'definition' } })).toBe('trusted')
  })

  it('[RV122] the page, where it asks for nobody’s approval: of articles, large changes too', () => {
    const open = { waits: 'nobody', allTrusted: false } as const
    expect(rule(open)).toBe('open')
    expect(rule({ ...open, needed: { approvals: 2, because: 'large' } })).toBe('open')
    expect(rule({ ...open, needed: { approvals: 2, because: 'protection' } })).toBe(null)
    expect(rule({ ...open, pageKind: 'definition' })).toBe(null)
  })
})

describe('a change that goes live at once', () => {
  it('[RV120] [RV124] is what visitors read, and nobody is said to have approved it', async () => {
    const { slug, review } = await aLiveChange()
    expect(await isRead(slug)).toContain('Live.')
    expect(review).toMatchObject({ state: 'approved', revision: { live: { rule: 'trusted', checked: false } } })
    const { decisions, approvers } = await viewReview(platform, member, review.id)
    expect(approvers).toEqual([])
    expect(decisions).toMatchObject([{ kind: 'live_trusted', actor: { id: trusted.id }, approvals: { given: 0 } }])
    await by(member).propose(slug, textOf('Waits.'))
    expect(await isRead(slug)).toContain('Live.')
  })

  it('[RV120] is one only where everybody who typed in it is trusted', async () => {
    const slug = await aPage()
    await by(member).write(slug, textOf('Words of somebody else.'))
    expect(await by(trusted).propose(slug)).toMatchObject({ state: 'open', revision: { live: null } })
  })

  it('[RV121] [RV122] [RV128] is said beforehand, and so is how many approvals it waits for', async () => {
    const outcomeOf = async (slug: string, actor: SignedIn) => (await previewProposal(platform, actor, slug)).outcome
    const [article, definition, open] = [await aPage(), await aPage('definition'), await aPage()]
    expect(await outcomeOf(article, trusted)).toEqual({ live: 'trusted', approvalsNeeded: 1, neededFor: 'article' })
    expect(await outcomeOf(article, member)).toMatchObject({ live: null })
    expect(await outcomeOf(definition, trusted)).toEqual({ live: null, approvalsNeeded: 2, neededFor: 'definition' })
    expect(await by(trusted).propose(definition, textOf('Waits.'))).toMatchObject({ state: 'open' })
    await protect(open, { waits: 'nobody' })
    expect(await outcomeOf(open, member)).toMatchObject({ live: 'open' })
    expect(await by(member).propose(open, textOf('Live.'))).toMatchObject({ revision: { live: { rule: 'open' } } })
    await protect(article, { waits: 'everybody', approvals: 3 })
    expect(await outcomeOf(article, trusted)).toEqual({ live: null, approvalsNeeded: 3, neededFor: 'protection' })
  })

  it('[RV129] [POL67] where protection asks for admins and for more approvals, a proposal that waits already needs them too', async () => {
    const slug = await aPage()
    const { id, revision } = await by(member).propose(slug, textOf('Waits.'))
    await protect(slug, { approvableBy: 'admin', approvals: 2 })
    const wish = { id, kind: 'approve', reason: '', contentHash: revision.contentHash } as const
    expect(await refusalOf(decideReview(platform, moderator, wish))).toBe('forbidden')
    expect(await decideReview(platform, admin, wish)).toMatchObject({ state: 'open', approvals: { given: 1 } })
    expect(await decideReview(platform, await anAdmin(platform), wish)).toMatchObject({ state: 'approved' })
  })
})

describe('patrol', () => {
  it('[RV125] lists it until somebody else marks it, and waits for nobody', async () => {
    const { slug, id } = await aLiveChange()
    expect(await toCheck(slug)).toMatchObject([{ revision: { id }, liveBy: { id: trusted.id }, mayCheck: false }])
    expect(await refusalOf(checkChanges(platform, trusted, [id]))).toBe('forbidden')
    expect(await checkChanges(platform, moderator, [id])).toEqual({ items: [{ id, result: 'done' }] })
    expect(await toCheck(slug)).toEqual([])
    const [checked] = (await listPatrol(platform, member, { state: 'checked', slug, limit: 1 })).items
    expect(checked).toMatchObject({ checkedBy: { id: moderator.id }, revision: { live: { checked: true } } })
    expect(await refusalOf(listPatrol(platform, visitor, { state: 'unchecked', limit: 1 }))).toBe('sign-in-needed')
  })

  it('[RV125] [POL66] is by nobody who let it go live or typed in it, whatever their role', async () => {
    const own = await aModerator(platform)
    await setTrust(platform, moderator, { id: own.id, trusted: true, reason: 'Writes well' })
    const slug = await aPage()
    const { revision } = await by(own).propose(slug, textOf('Mine.'))
    expect((await checkChanges(platform, own, [revision.id])).items).toEqual([
      { id: revision.id, result: 'own-revision' },
    ])
    expect(await toCheck(slug)).toHaveLength(1)
  })

  it('[RV126] marks many at once, each for itself, and takes that back', async () => {
    const [first, second, third] = [await aLiveChange(), await aLiveChange(), await aLiveChange()]
    const ids = [first.id, second.id, third.id]
    const resultsOf = ({ items }: { readonly items: readonly Marked[] }) =>
      items.map(({ result }) => result).sort((one, other) => (one < other ? -1 : 1))
    await checkChanges(platform, admin, [first.id])
    const marked = await checkChanges(platform, moderator, [...ids, platform.newId()])
    expect(resultsOf(marked)).toEqual(['already-so', 'done', 'done', 'not-found'])
    expect(resultsOf(await uncheckChanges(platform, moderator, ids))).toEqual(['done', 'done', 'not-yours'])
    expect(await toCheck(second.slug)).toHaveLength(1)
    expect(await toCheck(first.slug)).toHaveLength(0)
  })

  it('[RV125] is walked part by part, oldest first, and narrowed', async () => {
    const author = await aMember(platform)
    await setTrust(platform, moderator, { id: author.id, trusted: true, reason: 'Writes well' })
    const slugs = [await aPage(), await aPage(), await aPage()]
    for (const slug of slugs) await by(author).propose(slug, textOf('Live.'))
    const walk = async (cursor?: string): Promise<string[]> => {
      const part = await listPatrol(platform, member, { state: 'unchecked', by: author.id, limit: 2, cursor })
      const here = part.items.map(({ page }) => page.slug)
      return part.nextCursor ? [...here, ...(await walk(part.nextCursor))] : here
    }
    expect(await walk()).toEqual(slugs)
    const open = await listPatrol(platform, member, { state: 'unchecked', by: author.id, rule: 'open', limit: 9 })
    expect(open.items).toEqual([])
  })

  it('[RV125] [RV127] is over where the change is reverted, and every step is in a log that everybody reads', async () => {
    const { slug, review, id } = await aLiveChange()
    await decideReview(platform, moderator, { id: review.id, kind: 'revert', reason: 'Not true' })
    expect(await isRead(slug)).toBe(undefined)
    expect(await toCheck(slug)).toEqual([])
    const acts = (await listPatrolActs(platform, visitor, { limit: 2 })).items
    expect(acts).toMatchObject([
      { kind: 'revert', pageSlug: slug, by: { id: moderator.id } },
      { kind: 'live', pageSlug: slug, by: { id: trusted.id } },
    ])
    const { prisma } = platform.database
    await expect(prisma.patrolAct.deleteMany({ where: { revisionId: id } })).rejects.toThrow(/only added to/)
    await expect(prisma.accountTrust.updateMany({ data: { reason: 'Another' } })).rejects.toThrow(/only added to/)
  })
})

describe('trust', () => {
  it('[RV123] [POL65] is given and taken by moderators, with a reason that everybody reads', async () => {
    const somebody = await aMember(platform)
    const wish = { id: somebody.id, trusted: true, reason: 'Writes well' }
    expect(await refusalOf(setTrust(platform, member, wish))).toBe('forbidden')
    expect(await refusalOf(setTrust(platform, moderator, { ...wish, id: moderator.id }))).toBe('forbidden')
    await setTrust(platform, moderator, wish)
    expect(await refusalOf(setTrust(platform, moderator, wish))).toBe('already-so')
    expect((await listTrusted(platform, { limit: 100 })).items.map(({ id }) => id)).toContain(somebody.id)
    await setTrust(platform, admin, { ...wish, trusted: false, reason: 'Asked for it' })
    const { items } = await listTrustLog(platform, { person: somebody.id, limit: 9 })
    expect(items.map(({ trusted, reason, by }) => [trusted, reason, by?.id])).toEqual([
      [false, 'Asked for it', admin.id],
      [true, 'Writes well', moderator.id],
    ])
    expect(await by(somebody).propose(await aPage(), textOf('Waits.'))).toMatchObject({ state: 'open' })
  })
})
