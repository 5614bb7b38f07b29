import { lockPage } from '@fieldword/server/pages/index.ts'
import { protectPage } from '@fieldword/server/pages/protection-commands.ts'
import type { SignedIn } from '@fieldword/server/platform/permission.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { propose } from '@fieldword/server/review/commands.ts'
import { previewProposal } from '@fieldword/server/review/proposing.ts'
import { hideParts } from '@fieldword/server/revisions/hiding-commands.ts'
import { aProcess } from '../../processes/support/a-process.ts'
import { aMember, aModerator, anAdmin } from '../../support/people.ts'
import { aRule } from '../../support/protecting.ts'
import { authorOf, decideAs, textOf, twoPeople } from '../../support/writing.ts'
import type { Who } from './making-doors.ts'

type OfEach = Partial<Readonly<Record<Who, string>>>

/** One of each thing that permission depends on. */
export interface World {
  readonly people: Readonly<Record<Exclude<Who, 'visitor'>, SignedIn>>
  /** Pages by whom they are kept for, each with two approved texts and a page below it. */
  readonly kept: Readonly<Record<'member' | 'moderator' | 'admin', string>>
  /** A page of which a text is hidden. */
  readonly hidden: string
  /** A page with a revision in each state, and their numbers. */
  readonly history: string
  readonly numbers: Readonly<Record<'pending' | 'approved' | 'rejected' | 'withdrawn' | 'superseded', number>>
  /** Reviews of somebody else; one on a page whose changes only admins approve. */
  readonly open: string
  readonly forAdmins: string
  readonly closed: Readonly<Record<'approved' | 'rejected' | 'withdrawn', string>>
  /** Processes of somebody else's. */
  readonly processes: Readonly<Record<'draft' | 'open', string>>
  /** Reviews that each person opened, and such that another opened with words of theirs. */
  readonly opened: OfEach
  readonly typed: OfEach
}

export async function buildWorld(platform: Platform): Promise<World> {
  const people = {
    ...{ member: await aMember(platform), moderator: await aModerator(platform), admin: await anAdmin(platform) },
    ...{ blockedMember: await aMember(platform), blockedAdmin: await anAdmin(platform) },
  }
  const { author, publish, member: somebody } = await twoPeople(platform)
  const owner = await anAdmin(platform)
  const keep = async (title: string) => {
    const { slug } = await author.makePage(title)
    await author.makePage(`Below ${slug}`, { parentSlug: slug })
    await publish(slug, textOf('First.'))
    await publish(slug, textOf('Second.'))
    return slug
  }
  const kept = {
    member: await keep('For members'),
    moderator: await keep('For moderators'),
    admin: await keep('For admins'),
  }
  await author.makePage('Taken')
  for (const editableBy of ['moderator', 'admin'] as const) {
    await protectPage(platform, owner, aRule(kept[editableBy], { editableBy }))
  }
  const hidden = await keep('Hidden')
  const { id } = await platform.database.prisma.page.findUniqueOrThrow({ where: { slug: hidden } })
  const parts = { text: true, authors: false, summary: false }
  await hideParts(lockPage, platform, owner, id, { number: 1, ...parts, reason: 'Not for here' })
  const { slug: onlyAdmins } = await author.makePage('Approved by admins')
  await protectPage(platform, owner, aRule(onlyAdmins, { approvableBy: 'admin' }))
  const forAdmins = (await author.propose(onlyAdmins, textOf('Waits.'))).id
  return {
    ...{ people, kept, hidden, forAdmins },
    processes: {
      draft: (await aProcess(platform, { isOpen: false })).slug,
      open: (await aProcess(platform)).slug,
    },
    ...(await buildHistory(platform, somebody)),
    ...(await buildReviews(platform, people, somebody)),
  }
}

async function buildHistory(platform: Platform, somebody: SignedIn) {
  const author = authorOf(platform, somebody)
  const moderator = await aModerator(platform)
  const { slug } = await author.makePage('In every state')
  const decided = async (words: string, kind: 'approve' | 'reject' | 'withdraw') =>
    decideAs(
      platform,
      kind === 'withdraw' ? somebody : moderator,
      await author.propose(slug, textOf(words)),
      kind,
      'So',
    )
  const approved = await decided('Approved.', 'approve')
  const rejected = await decided('Rejected.', 'reject')
  const withdrawn = await decided('Withdrawn.', 'withdraw')
  const superseded = await author.propose(slug, textOf('Superseded.'))
  await author.write(slug, textOf('Pending.'))
  const { contentHash } = await previewProposal(platform, somebody, slug)
  const told = { slug, summary: 'Again', changeKind: 'wording', contentHash, review: superseded.id } as const
  const pending = await propose(platform, somebody, told)
  return {
    history: slug,
    open: pending.id,
    closed: { approved: approved.id, rejected: rejected.id, withdrawn: withdrawn.id },
    numbers: {
      ...{ approved: approved.revision.number, rejected: rejected.revision.number },
      ...{ withdrawn: withdrawn.revision.number, superseded: superseded.revision.number },
      pending: pending.revision.number,
    },
  }
}

/** On pages of their own, so that none of them waits twice. */
async function buildReviews(platform: Platform, people: World['people'], somebody: SignedIn) {
  const [opened, typed]: [Record<string, string>, Record<string, string>] = [{}, {}]
  for (const who of ['member', 'moderator', 'admin'] as const) {
    const [own, other] = [authorOf(platform, people[who]), authorOf(platform, somebody)]
    const first = await own.makePage(`Opened by ${who}`)
    opened[who] = (await own.propose(first.slug, textOf('Mine.'))).id
    const second = await own.makePage(`Typed by ${who}`)
    await own.write(second.slug, textOf('Mine too.'))
    typed[who] = (await other.propose(second.slug)).id
  }
  return { opened, typed }
}
