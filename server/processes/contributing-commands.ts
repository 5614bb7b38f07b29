import type { Anchor } from '@fieldword/shared/discussion/anchor-contract.ts'
import type { ContributionKind, ContributionType } from '@fieldword/shared/processes/vocabulary.ts'
import { type Contribution, Prisma } from '../platform/database/client/client.ts'
import type { Tx } from '../platform/database/prisma.ts'
import type { Platform } from '../platform/platform.ts'
import { sha256 } from '../platform/sha256.ts'

export interface NewContribution {
  readonly processId: string
  readonly stageId: string
  readonly kind: ContributionKind
  readonly type: ContributionType
  readonly authorId: string | null
  readonly stratum: string
  readonly elementId?: string | null
  readonly revisionId?: string | null
  readonly anchor?: Anchor | null
  readonly text: string
  readonly proposedText?: string | null
  /** [PR24] Who wrote it down and where it comes from, where that is somebody else than its author. */
  readonly enteredById?: string | null
  readonly source?: ContributionSource | null
  /** [PR75] What its author said before, and withdrew for it. */
  readonly replacesId?: string | null
}

/** [PR24] */
export interface ContributionSource {
  /** Whose it is, as they are to be named; empty where they are not to be. */
  readonly name: string
  /** paper, meeting, letter, file … */
  readonly how: string
  /** Where it can be found again. */
  readonly reference: string
  /** The day it came, as YYYY-MM-DD; none where nobody knows. */
  readonly received?: string | null
}

/** [PR20] Adds contributions, numbered in their order without a gap. The row of the process gives the numbers. */
export async function insertContributions(
  tx: Tx,
  platform: Platform,
  processId: string,
  said: readonly NewContribution[],
): Promise<Contribution[]> {
  const { contributions: last } = await tx.process.update({
    where: { id: processId },
    data: { contributions: { increment: said.length } },
    select: { contributions: true },
  })
  const writtenAt = platform.clock()
  return tx.contribution.createManyAndReturn({
    data: said.map((one, index) => ({
      ...one,
      anchor: one.anchor ?? Prisma.DbNull,
      source: one.source ? { ...one.source } : Prisma.DbNull,
      id: platform.newId(),
      number: last - said.length + index + 1,
      state: 'published' as const,
      hash: contributionHash(one.text, one.proposedText ?? null),
      writtenAt,
    })),
  })
}

/** [PR21] Of what was said: its text, and what it proposes. */
export function contributionHash(text: string, proposedText: string | null): string {
  return sha256(JSON.stringify([text, proposedText]))
}
