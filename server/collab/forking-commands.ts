import * as Y from 'yjs'
import type { Tx } from '../platform/database/prisma.ts'
import { refuseWith } from '../platform/errors.ts'
import type { Platform } from '../platform/platform.ts'
import { type DraftAuthor, draftAuthors } from './authors-queries.ts'
import { docOf } from './draft-document.ts'
import { readStored } from './log-queries.ts'
import { readAuthorship } from './update-log-authorship.ts'

/** A working draft at one moment, as another draft can begin with it. */
export interface Forking {
  readonly draftId: string
  readonly baseId: string | null
  readonly state: Uint8Array
  /** Who typed how much of it since it was last in step with its base. */
  readonly authors: readonly DraftAuthor[]
  readonly clocks: readonly Clocks[]
}

interface Clocks {
  readonly clientId: number
  readonly fromClock: number
  readonly toClock: number
  readonly userId: string | null
}

/** [COL58] Read before anything is locked: what is typed meanwhile is not in the fork. */
export async function readForking(platform: Platform, draftId: string): Promise<Forking> {
  const { prisma, sql } = platform.database
  const draft = await prisma.draft.findUnique({ where: { id: draftId }, select: { baseRevisionId: true } })
  const { updates, seq } = await readStored(prisma, draftId)
  const doc = docOf(updates)
  const ends = Y.decodeStateVector(Y.encodeStateVector(doc))
  const authorship = await readAuthorship(sql, draftId, new Set(ends.keys()), seq)
  return {
    draftId,
    baseId: (draft ?? refuseWith('not-found')).baseRevisionId,
    state: Y.encodeStateAsUpdate(doc),
    authors: await draftAuthors(platform, draftId, { until: seq }),
    clocks: [...ends].flatMap(([clientId, end]) =>
      authorship
        .partsOf(clientId, 0, end)
        .map(({ from, to, by }) => ({ clientId, fromClock: from, toClock: to, userId: by })),
    ),
  }
}

/** A draft without a text: the first who opens it makes one from its base [COL15]. */
export async function makeDraft(
  platform: Platform,
  tx: Tx,
  { draftId, pageId, baseId }: { readonly draftId: string; readonly pageId: string; readonly baseId: string | null },
): Promise<void> {
  await tx.draft.create({
    data: { id: draftId, pageId, working: false, baseRevisionId: baseId, createdAt: platform.clock() },
  })
}

/**
 * [COL51] [COL58] The fork begins with the working draft's own state, and not with a new conversion of its text: so who typed which
 * words of it is known there as here.
 */
export async function forkWorking(platform: Platform, tx: Tx, draftId: string, forking: Forking): Promise<void> {
  const { state, clocks } = forking
  const createdAt = platform.clock()
  await tx.draftUpdate.create({ data: { draftId, seq: 1n, bytes: Uint8Array.from(state), userId: null, createdAt } })
  await tx.draft.update({ where: { id: draftId }, data: { seq: 1n, baseSeq: 1n } })
  await tx.draftAuthorship.createMany({
    data: clocks.map(({ clientId, fromClock, toClock, userId }) => ({
      ...{ draftId, userId, clientId: BigInt(clientId), fromClock: BigInt(fromClock), toClock: BigInt(toClock) },
    })),
  })
  // Whoever typed under a client id there is alone to do so here [COL10].
  await tx.$executeRaw`
    INSERT INTO draft_clients (draft_id, client_id, user_id)
    SELECT ${draftId}::uuid, client_id, user_id FROM draft_clients WHERE draft_id = ${forking.draftId}::uuid
    ON CONFLICT DO NOTHING`
}
