import type { Letter } from '../platform/database/client/client.ts'
import type { Tx } from '../platform/database/prisma.ts'

/** Newest first. */
export function readLetters(tx: Tx, userId: string, before: string | null, limit: number): Promise<Letter[]> {
  return tx.letter.findMany({
    where: { userId, ...(before ? { id: { lt: before } } : {}) },
    orderBy: { id: 'desc' },
    take: limit + 1,
  })
}

export interface Recipient {
  readonly userId: string
  readonly address: string
}

/** [NTF2] [NTF10] Who has mail due, confirmed the address their account has, and is not blocked; whoever waits longest first. */
export async function findRecipient(tx: Tx, now: Date): Promise<Recipient | null> {
  const [row = null] = await tx.$queryRaw<Recipient[]>`
    SELECT setting.user_id AS "userId", setting.address
    FROM mail_settings setting JOIN users ON users.id = setting.user_id AND users.email = setting.address
    WHERE setting.rhythm <> 'never'
      AND EXISTS (SELECT FROM letters WHERE user_id = setting.user_id AND sent_at IS NULL AND due_at <= ${now})
      AND NOT EXISTS (SELECT FROM account_blocks block WHERE block.user_id = setting.user_id AND block.ended_at IS NULL
        AND (block.until IS NULL OR block.until > ${now}))
    ORDER BY (SELECT min(due_at) FROM letters WHERE user_id = setting.user_id AND sent_at IS NULL)
    LIMIT 1 FOR UPDATE OF setting SKIP LOCKED`
  return row
}

/** [NTF11] Oldest first. */
export function readDue(tx: Tx, userId: string, now: Date, limit: number): Promise<Letter[]> {
  return tx.letter.findMany({
    where: { userId, sentAt: null, dueAt: { lte: now } },
    orderBy: { id: 'asc' },
    take: limit,
  })
}
