import type { Platform } from '@fieldword/server/platform/platform.ts'
import { guarded } from '../transfer/support/guarded.ts'

export interface Guarded {
  /** Of a visitor, which a moderator answered. */
  readonly appeal: string
  /** A blocked network. */
  readonly block: string
  readonly rollback: string
  /** Whose changes it took back. */
  readonly vandal: string
}

/** Blocked networks, an appeal, rules of the filter and what they held, a rollback, limits for new accounts. */
export async function guard(platform: Platform): Promise<Guarded> {
  await guarded(platform)
  const { prisma } = platform.database
  const [appeal, block, rollback] = [
    await prisma.appeal.findFirstOrThrow(),
    await prisma.networkBlock.findFirstOrThrow({ where: { endedAt: null } }),
    await prisma.rollback.findFirstOrThrow(),
  ]
  return { appeal: appeal.id, block: block.id, rollback: rollback.id, vandal: rollback.userId }
}
