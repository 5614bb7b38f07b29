import type { Anchor } from '@fieldword/shared/discussion/anchor-contract.ts'
import type { Written } from '@fieldword/shared/discussion/contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import { screen } from '../moderation/index.ts'
import { demandPresent, findPage, findPagesById } from '../pages/index.ts'
import { Prisma } from '../platform/database/client/client.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { refuseWith } from '../platform/errors.ts'
import { demand } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { placeOf } from './anchoring.ts'
import { countComment, countGuestComment, guestKeyOf } from './limits.ts'
import { withPeople } from './mention-queries.ts'
import type { DiscussionNeeds } from './needs.ts'
import { publish } from './publishing-commands.ts'
import { sealedNetwork } from './sealing.ts'
import { readSettings } from './settings-queries.ts'
import { isForMembers } from './sight-queries.ts'
import { lockThread, type ThreadRow } from './thread-queries.ts'

interface Wish {
  readonly text: string
  readonly guestName?: string | undefined
  readonly website?: string | undefined
}

/** Who writes, as a comment keeps it. */
type Writer =
  | { readonly authorId: string; readonly guestName: null; readonly guestKey: null; readonly guestNetwork: null }
  | { readonly authorId: null; readonly guestName: string; readonly guestKey: string; readonly guestNetwork: string }

/** [DSC1] [DSC3] A thread with its first comment. */
export async function startThread(
  needs: DiscussionNeeds,
  platform: Platform,
  { actor, address }: { readonly actor: Actor; readonly address: string },
  wish: Wish & {
    readonly slug: string
    readonly title: string
    readonly anchor: Anchor | null
    readonly proposedText?: string | undefined
  },
): Promise<Written> {
  const { prisma } = platform.database
  const page = await findPage(platform, wish.slug)
  demand(actor, 'comment:write', await readSettings(prisma, page.id))
  if (wish.website) return asIfHeld(platform)
  const place = await placeOf(needs, prisma, actor, page.id, wish.anchor)
  const said = `${wish.title}\n${wish.text}\n${wish.proposedText ?? ''}`
  const screened = await screen(platform, actor, { place: 'comment', text: said, canHold: true })
  const writer = await countedWriter(platform, actor, address, wish)
  const text = actor.role === 'visitor' ? wish.text : await withPeople(platform, wish.text)
  const startedAt = platform.clock()
  return platform.database.inTransaction(async tx => {
    const thread = await tx.thread.create({
      data: {
        ...{ id: platform.newId(), pageId: page.id, title: wish.title, ...place },
        anchor: wish.anchor ?? Prisma.DbNull,
        ...{ state: 'open', startedById: actor.id, startedAt, activeAt: startedAt, published: 0 },
      },
    })
    const proposed =
      wish.proposedText === undefined ? {} : ({ proposedText: wish.proposedText, proposedState: 'open' } as const)
    return write(platform, tx, thread, writer, { text, ...proposed }, screened)
  })
}

/** [DSC1] A comment in a thread. */
export async function reply(
  platform: Platform,
  { actor, address }: { readonly actor: Actor; readonly address: string },
  { id, ...wish }: Wish & { readonly id: string },
): Promise<Written> {
  const { prisma } = platform.database
  const asked = await prisma.thread.findUnique({ where: { id } })
  const page = asked && (await findPagesById(prisma, [asked.pageId])).get(asked.pageId)
  if (!page) return refuseWith('not-found')
  demandPresent(page)
  demand(actor, 'comment:write', await readSettings(prisma, page.id))
  if (wish.website) return asIfHeld(platform)
  const screened = await screen(platform, actor, { place: 'comment', text: wish.text, canHold: true })
  const writer = await countedWriter(platform, actor, address, wish)
  const text = actor.role === 'visitor' ? wish.text : await withPeople(platform, wish.text)
  return platform.database.inTransaction(async tx => {
    const thread = await lockThread(tx, id)
    if (!thread || !(await mayReadThread(tx, actor, thread))) return refuseWith('not-found')
    return write(platform, tx, thread, writer, { text }, screened)
  })
}

async function write(
  platform: Platform,
  tx: Tx,
  thread: ThreadRow,
  writer: Writer,
  said: { readonly text: string; readonly proposedText?: string; readonly proposedState?: 'open' },
  screened: 'passes' | 'held',
): Promise<Written> {
  const state = writer.authorId === null || screened === 'held' ? 'held' : 'published'
  const comment = await tx.comment.create({
    data: { id: platform.newId(), threadId: thread.id, ...writer, ...said, state, writtenAt: platform.clock() },
  })
  if (state === 'published') await publish(platform, tx, thread, comment)
  return { threadId: thread.id, commentId: comment.id, state }
}

/** [DSC21] [DSC33] Counted before anything is stored. */
async function countedWriter(platform: Platform, actor: Actor, address: string, wish: Wish): Promise<Writer> {
  if (actor.role !== 'visitor') {
    await countComment(platform, actor)
    return { authorId: actor.id, guestName: null, guestKey: null, guestNetwork: null }
  }
  const guestName = wish.guestName ?? refuseWith('name-needed')
  const guestKey = guestKeyOf(platform, address)
  await countGuestComment(platform, guestKey)
  return { authorId: null, guestName, guestKey, guestNetwork: sealedNetwork(platform, address) }
}

/** [DSC33] Whoever fills in what nobody sees is told what a person is told, and nothing is kept. */
function asIfHeld(platform: Platform): Written {
  return { threadId: platform.newId(), commentId: platform.newId(), state: 'held' }
}

/** [DSC2] [DSC10] */
async function mayReadThread(tx: Tx, actor: Actor, thread: ThreadRow): Promise<boolean> {
  return thread.published > 0 && can(actor, 'comment:read', { forMembers: await isForMembers(tx, thread) })
}
