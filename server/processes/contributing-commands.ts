import type { Anchor } from '@fieldword/shared/discussion/anchor-contract.ts'
import type { ContributionKind, ContributionType } from '@fieldword/shared/processes/vocabulary.ts'
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

/** What its writer goes on with. */
export interface Numbered {
  readonly id: string
  readonly number: number
}

/**
 * [PR20] Adds contributions, numbered in their order without a gap, and answers with them in that order. The row of the process gives the
 * numbers; one statement writes them, however many they are.
 */
export async function insertContributions(
  tx: Tx,
  platform: Platform,
  processId: string,
  said: readonly NewContribution[],
): Promise<Numbered[]> {
  const { contributions: last } = await tx.process.update({
    where: { id: processId },
    data: { contributions: { increment: said.length } },
    select: { contributions: true },
  })
  const writtenAt = platform.clock()
  const rows = said.map((one, index) => ({
    ...one,
    id: platform.newId(),
    number: last - said.length + index + 1,
    hash: contributionHash(one.text, one.proposedText ?? null),
  }))
  await tx.$executeRaw`
    INSERT INTO contributions (id, process_id, stage_id, number, kind, type, author_id, entered_by_id, source, stratum, element_id,
      revision_id, anchor, text, proposed_text, replaces_id, state, hash, written_at)
    SELECT said.id, said."processId", said."stageId", said.number, said.kind, said.type, said."authorId", said."enteredById", said.source,
      said.stratum, said."elementId", said."revisionId", said.anchor, said.text, said."proposedText", said."replacesId",
      'published', said.hash, ${writtenAt}::timestamptz
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS said (id uuid, "processId" uuid, "stageId" uuid, number int,
      kind contribution_kind, type contribution_type, "authorId" uuid, "enteredById" uuid, source jsonb, stratum text, "elementId" text,
      "revisionId" uuid, anchor jsonb, text text, "proposedText" text, "replacesId" uuid, hash text)`
  return rows.map(({ id, number }) => ({ id, number }))
}

/** [PR21] Of what was said: its text, and what it proposes. */
export function contributionHash(text: string, proposedText: string | null): string {
  return sha256(JSON.stringify([text, proposedText]))
}
