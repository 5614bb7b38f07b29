import { createHmac, randomBytes } from 'node:crypto'
import { type AppealAct, answerAppeal as answered, checkAppeal } from '@fieldword/shared/accounts/appealing.ts'
import type { ReadAppeal } from '@fieldword/shared/accounts/appeals-contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { attempts, spend } from '../platform/attempts.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { orThrow, refuseWith } from '../platform/errors.ts'
import { recordEvent } from '../platform/outbox.ts'
import { demand, signedIn } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { type Blocked, blockOf, findOwn, isAboutBlockInForce, keyHash, viewAppeal } from './appeal-queries.ts'
import { liftBlock } from './blocking-commands.ts'
import { networkOf } from './network.ts'
import { liftNetworkBlock } from './network-commands.ts'
import type { NetworkKeeper } from './network-keeper.ts'

const hour = 60 * 60
/** Messages from one account or one network of addresses, in an hour. */
const mostInAnHour = 3

/** [ACC35] Whoever is blocked writes to moderators. A visitor is given the key by which they come back. */
export async function sendAppeal(
  platform: Platform,
  networks: NetworkKeeper,
  asked: { readonly actor: Actor; readonly address: string },
  { text, key }: { readonly text: string; readonly key?: string | undefined },
): Promise<{ key: string | null }> {
  demand(asked.actor, 'appeal:send')
  const blocked = (await blockOf(platform, networks, asked)) ?? refuseWith('not-blocked')
  // A key that is none opens nothing and begins nothing: what is written with it would be lost to whoever holds another.
  const known = await findOwn(platform.database.prisma, blocked, key)
  if (key && !known) refuseWith('not-found')
  orThrow(checkAppeal(known?.state ?? null))
  await spend(attempts(platform.database.prisma, 'appeals', mostInAnHour, hour), senderOf(platform, asked))
  return platform.database.inTransaction(async tx => {
    const made = blocked.userId === null && !known ? randomBytes(24).toString('base64url') : null
    const appeal = known
      ? await lockAppeal(tx, known.id)
      : await tx.appeal.create({ data: { ...begun(platform, blocked, made), state: 'answered' } })
    orThrow(checkAppeal(appeal.state))
    await addMessage(platform, tx, { id: appeal.id, state: 'waiting', byId: null, text })
    await recordEvent(tx, { kind: 'appeal-written', appealId: appeal.id, actorId: blocked.userId }, platform.clock())
    return { key: made ?? key ?? null }
  })
}

function begun(platform: Platform, { userId, accountBlockId, networkBlockId }: Blocked, key: string | null) {
  return {
    ...{ id: platform.newId(), userId, accountBlockId, networkBlockId, openedAt: platform.clock() },
    keyHash: key && keyHash(key),
  }
}

/** [ACC36] A moderator answers; or lifts the block, or declines, either of which ends it. */
export async function answerAppeal(
  platform: Platform,
  actor: Actor,
  { id, act, text }: { readonly id: string; readonly act: AppealAct; readonly text: string },
): Promise<ReadAppeal> {
  demand(actor, 'appeal:answer')
  const { id: byId } = signedIn(actor)
  await platform.database.inTransaction(async tx => {
    const appeal = await lockAppeal(tx, id)
    const state = orThrow(answered(appeal.state, act))
    if (!(await isAboutBlockInForce(tx, appeal, platform.clock()))) refuseWith('appeal-over')
    if (act === 'lift') await lift(platform, tx, actor, appeal, text)
    await addMessage(platform, tx, { id, state, byId, text })
    await recordEvent(tx, { kind: 'appeal-answered', appealId: id, actorId: byId }, platform.clock())
  })
  return viewAppeal(platform, actor, id)
}

interface Lifted {
  readonly userId: string | null
  readonly networkBlockId: string | null
}

async function lift(
  platform: Platform,
  tx: Tx,
  actor: Actor,
  { userId, networkBlockId }: Lifted,
  reason: string,
): Promise<void> {
  if (networkBlockId) await liftNetworkBlock(platform, tx, { id: networkBlockId, reason, byId: signedIn(actor).id })
  else if (userId) await liftBlock(platform, tx, actor, { id: userId, reason })
}

async function addMessage(
  platform: Platform,
  tx: Tx,
  said: {
    readonly id: string
    readonly state: 'waiting' | 'answered' | 'lifted' | 'declined'
    readonly byId: string | null
    readonly text: string
  },
): Promise<void> {
  const { id: appealId, state, byId, text } = said
  await tx.appealMessage.create({ data: { id: platform.newId(), appealId, byId, text, at: platform.clock() } })
  await tx.appeal.update({ where: { id: appealId }, data: { state } })
}

/** Two answers at once come one after the other. */
async function lockAppeal(tx: Tx, id: string) {
  await tx.$queryRaw`SELECT 1 FROM appeals WHERE id = ${id}::uuid FOR UPDATE`
  return (await tx.appeal.findUnique({ where: { id } })) ?? refuseWith('not-found')
}

/** [ACC34] Whom a limit counts: an account, or a network, of which nothing is kept that says which. */
function senderOf({ config }: Platform, { actor, address }: { readonly actor: Actor; readonly address: string }) {
  if (actor.id !== null) return actor.id
  return createHmac('sha256', config.sessionSecret)
    .update(`appeal ${networkOf(address)}`)
    .digest('base64url')
}
