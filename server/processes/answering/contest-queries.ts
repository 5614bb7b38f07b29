import type { PlacementContest, ProcessIssue, WithheldWords } from '../../platform/database/client/client.ts'
import type { Tx } from '../../platform/database/prisma.ts'
import { readWithheld } from '../withholding-queries.ts'

export interface ContestRow extends PlacementContest {
  readonly contribution: { readonly number: number }
  readonly issue: ProcessIssue | null
  /** Null where its words were never hidden. */
  readonly held: WithheldWords | null
}

interface Contests {
  readonly processId: string
  /** About this issue. */
  readonly issueId?: string
  /** Only those that wait for an answer. */
  readonly open?: boolean | undefined
}

/** Newest first. */
export async function readContests(
  tx: Tx,
  { processId, issueId, open }: Contests,
  afterId: string | null,
  limit: number,
): Promise<ContestRow[]> {
  const rows = await tx.placementContest.findMany({
    where: {
      contribution: { processId },
      ...(issueId ? { issueId } : {}),
      ...(open ? { answeredAt: null } : {}),
    },
    ...(afterId ? { cursor: { id: afterId }, skip: 1 } : {}),
    include: { contribution: { select: { number: true } } },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: limit,
  })
  const [issues, withheld] = await Promise.all([
    readById(
      tx,
      rows.flatMap(row => row.issueId ?? []),
    ),
    readWithheld(
      tx,
      rows.map(({ id }) => id),
    ),
  ])
  return rows.map(row => ({
    ...{ ...row, issue: issues.get(row.issueId ?? '') ?? null, held: withheld.get(row.id) ?? null },
  }))
}

/** What became of an issue, oldest first. */
export async function readIssueChanges(tx: Tx, issueId: string) {
  const rows = await tx.issueChange.findMany({ where: { issueId }, orderBy: { number: 'asc' }, take: 200 })
  const issues = await readById(
    tx,
    rows.flatMap(row => row.otherId ?? []),
  )
  return rows.map(row => ({ ...row, other: issues.get(row.otherId ?? '') ?? null }))
}

async function readById(tx: Tx, ids: readonly string[]): Promise<Map<string, ProcessIssue>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.processIssue.findMany({ where: { id: { in: [...ids] } } })
  return new Map(rows.map(row => [row.id, row]))
}
