import type { ModerationKind, RevisionPart } from '@fieldword/shared/moderation/contract.ts'
import type { Tx } from '../platform/database/prisma.ts'
import type { Platform } from '../platform/platform.ts'

export interface ModerationAct {
  readonly kind: ModerationKind
  readonly pageId: string
  /** None where the whole page is meant. */
  readonly revisionId?: string
  /** Where a comment is meant. */
  readonly commentId?: string
  readonly parts?: readonly RevisionPart[]
  readonly reason: string
  readonly actorId: string
}

/** [MOD1] Written in the transaction of the act itself. */
export async function recordModeration(
  tx: Tx,
  platform: Platform,
  { parts = [], ...act }: ModerationAct,
): Promise<void> {
  await tx.moderation.create({
    data: { ...act, id: platform.newId(), parts: [...parts], at: platform.clock() },
  })
}
