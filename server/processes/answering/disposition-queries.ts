import type { WordRun } from '@fieldword/shared/diff/contract.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import type { DispositionView, LinkedChange } from '@fieldword/shared/processes/answering-parts.ts'
import { acknowledgedAs } from '@fieldword/shared/processes/dispositions.ts'
import { dispositionPlan } from '@fieldword/shared/processes/stages/disposition.ts'
import type {
  Contribution,
  Disposition,
  DispositionAcknowledgement,
  WithheldWords,
} from '../../platform/database/client/client.ts'
import type { Tx } from '../../platform/database/prisma.ts'
import type { Platform } from '../../platform/platform.ts'
import { findRevisions, type RevisionRow } from '../../revisions/index.ts'
import { readWithheld, toldInstead, toldTo, withheldOf } from '../withholding-queries.ts'
import { mayWork, type Reading } from './access.ts'
import { changedRuns, readElements } from './elements-queries.ts'
import { type People, peopleOf } from './input-queries.ts'

/** [PR124] What is public of answers: what is, or was, in force. What is only proposed is the editors'. */
export async function readDispositions(
  platform: Platform,
  tx: Tx,
  reading: Reading,
  contributions: readonly Contribution[],
): Promise<Map<string, DispositionView[]>> {
  const isWorking = mayWork(reading)
  const rows = await tx.disposition.findMany({
    where: {
      contributionId: { in: contributions.map(({ id }) => id) },
      ...(isWorking ? {} : { settledAt: { not: null }, state: { in: ['confirmed', 'superseded'] } }),
    },
    include: {
      acknowledged: { orderBy: { number: 'desc' }, take: 1 },
      changes: { where: { removedAt: null }, orderBy: { addedAt: 'asc' } },
    },
    orderBy: [{ proposedAt: 'desc' }, { part: 'desc' }, { id: 'desc' }],
  })
  const visible = rows.filter(row => isWorking || isTold(reading, row))
  const [people, changes, originals, withheld] = await Promise.all([
    peopleOf(platform, reading.seesNames ? visible.flatMap(row => [row.proposedById, row.settledById]) : []),
    readChanges(
      tx,
      reading,
      visible.flatMap(row => row.changes),
    ),
    tx.contribution.findMany({
      where: { id: { in: visible.flatMap(({ duplicateOfId }) => duplicateOfId ?? []) } },
      select: { id: true, number: true },
    }),
    readWithheld(
      tx,
      visible.flatMap(({ id, acknowledged }) => [id, ...acknowledged.map(said => said.id)]),
    ),
  ])
  const authors = new Map(contributions.map(({ id, authorId }) => [id, authorId]))
  const numbers = new Map(originals.map(({ id, number }) => [id, number]))
  const views = new Map<string, DispositionView[]>()
  for (const row of visible) {
    const view = {
      ...viewOf(row, people),
      ...saidOf(row, withheld.get(row.id)),
      duplicateOf: numbers.get(row.duplicateOfId ?? '') ?? null,
      changes: changes.get(row.id) ?? [],
      acknowledged: acknowledgementOf(platform, reading, row, {
        authorId: authors.get(row.contributionId) ?? null,
        withheld: withheld.get(row.acknowledged[0]?.id ?? ''),
      }),
    }
    views.set(row.contributionId, [...(views.get(row.contributionId) ?? []), view])
  }
  return views
}

/** [PR352] Of an answer that was given back nothing is told but what stands in its place. */
function saidOf({ state, rationale, returnReason }: Disposition, row: WithheldWords | undefined) {
  const instead = toldInstead(row)
  if (instead === null) return { rationale, returnReason, returnWithheld: null }
  if (state !== 'returned') return { rationale: instead, returnReason, returnWithheld: null }
  return { rationale: '', returnReason: instead, returnWithheld: withheldOf(row) }
}

/** [PR13] Whether answers of its stage are told yet. */
function isTold({ stages, seen }: Reading, { stageId }: Disposition): boolean {
  return seen.includes(stageId) && stages.some(({ id }) => id === stageId)
}

function viewOf(row: Disposition, people: People) {
  return {
    id: row.id,
    part: row.part,
    kind: row.kind,
    state: row.state,
    proposedBy: people.get(row.proposedById) ?? null,
    proposedAt: row.proposedAt.toISOString(),
    settledBy: people.get(row.settledById ?? '') ?? null,
    settledAt: row.settledAt?.toISOString() ?? null,
    supersededAt: row.supersededAt?.toISOString() ?? null,
  }
}

const day = 24 * 60 * 60 * 1000

function acknowledgementOf(
  platform: Platform,
  { stages, actor }: Reading,
  row: Disposition & { readonly acknowledged: readonly DispositionAcknowledgement[] },
  { authorId, withheld: held }: { readonly authorId: string | null; readonly withheld: WithheldWords | undefined },
): DispositionView['acknowledged'] {
  if (!row.settledAt || row.state === 'returned') return null
  const stage = stages.find(({ id }) => id === row.stageId)
  const days = dispositionPlan.parse(stage?.plan ?? {}).acknowledgeDays
  const [last = null] = row.acknowledged
  const confirmedAt = row.settledAt.getTime()
  const own = authorId !== null && authorId === actor.id
  const { text: words, withheld } = toldTo(actor, held, { text: last?.words ?? '', own })
  return {
    ...{ id: last?.id ?? null, words, withheld },
    state: acknowledgedAs(last, { confirmedAt, now: platform.clock().getTime(), days, asked: authorId !== null }),
    at: last?.at.toISOString() ?? null,
    until: authorId === null ? null : new Date(confirmedAt + days * day).toISOString(),
  }
}

interface ChangeRow {
  readonly id: string
  readonly dispositionId: string
  readonly revisionId: string
  readonly elementId: string | null
}

/** [PR125] What answers led to, with the words before and after where whoever asks may read both. */
async function readChanges(tx: Tx, reading: Reading, rows: readonly ChangeRow[]): Promise<Map<string, LinkedChange[]>> {
  const revisions = await findRevisions(tx, [...new Set(rows.map(({ revisionId }) => revisionId))])
  const readable = [...revisions.values()].filter(row => mayRead(reading, row))
  const bases = await findRevisions(
    tx,
    readable.flatMap(({ parentId }) => parentId ?? []),
  )
  const elements = await readElements(tx, [
    ...new Map([...bases, ...readable.map(row => [row.id, row] as const)]).values(),
  ])
  // Hundreds of answers lead to one change of one element.
  const known = new Map<string, WordRun[]>()
  const runsOf = (row: ChangeRow): WordRun[] => {
    const key = `${row.revisionId} ${row.elementId}`
    const runs = known.get(key) ?? compared(row)
    known.set(key, runs)
    return runs
  }
  const compared = ({ revisionId, elementId }: ChangeRow): WordRun[] => {
    const revision = revisions.get(revisionId)
    const after = revision && mayRead(reading, revision) ? elements.get(revision.id) : undefined
    if (!after || elementId === null) return []
    return changedRuns(elements.get(revision?.parentId ?? '') ?? [], after, elementId)
  }
  const views = new Map<string, LinkedChange[]>()
  for (const row of rows) {
    const revision = revisions.get(row.revisionId)
    if (!revision) continue
    const view = {
      id: row.id,
      revisionNumber: revision.number,
      revisionId: revision.id,
      elementId: row.elementId,
      runs: runsOf(row),
    }
    views.set(row.dispositionId, [...(views.get(row.dispositionId) ?? []), view])
  }
  return views
}

/** What the process itself works on is shown to all who read it. */
function mayRead({ actor, stages }: Reading, { id, state }: RevisionRow): boolean {
  const isWorkedOn = stages.some(
    ({ inputRevisionId, outputRevisionId }) => inputRevisionId === id || outputRevisionId === id,
  )
  return isWorkedOn || can(actor, 'revision:read', { state })
}
