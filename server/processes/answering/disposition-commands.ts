import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { propose, settle } from '@fieldword/shared/processes/dispositions.ts'
import type { proposeWish } from '@fieldword/shared/processes/dispositions-contract.ts'
import type { z } from 'zod'
import type { Tx } from '../../platform/database/prisma.ts'
import { orThrow, refuseWith } from '../../platform/errors.ts'
import { recordEvents } from '../../platform/outbox.ts'
import type { Platform } from '../../platform/platform.ts'
import { type ActingIn, lockToAct } from '../access.ts'
import { linkAnswered } from '../linking-commands.ts'
import { changed } from '../telling.ts'
import { findByNumber, readOriginal, readSubjects } from './subject-queries.ts'

/** [PR112] What an editor would say to contributions: to all of them, or to none. */
export function proposeAnswers(
  platform: Platform,
  actor: Actor,
  { slug, picks, kind, rationale, duplicateOf }: z.infer<typeof proposeWish>,
): Promise<{ ids: string[] }> {
  return platform.database.inTransaction(async tx => {
    const acting = await lockToAct(tx, actor, slug, { kind: 'disposition' })
    const { process } = acting
    const found = await findByNumber(tx, process.id, [
      ...picks.map(({ number }) => number),
      ...(duplicateOf ? [duplicateOf] : []),
    ])
    const original = duplicateOf ? found.get(duplicateOf) : undefined
    const wish = { kind, rationale, original: original ? await readOriginal(tx, original) : null }
    const subjects = await readSubjects(tx, [...found.values()])
    const chosen = [...new Map(picks.map(pick => [`${pick.number}.${pick.part}`, pick])).values()]
    const proposals = chosen.map(({ number, part }) => {
      const contribution = found.get(number) ?? refuseWith('not-found')
      const { supersedes } = orThrow(propose(subjects.of(contribution, part), { ...wish, part }))
      return { id: platform.newId(), contributionId: contribution.id, part, supersedes }
    })
    await supersede(
      tx,
      platform,
      proposals.flatMap(({ supersedes }) => supersedes ?? []),
    )
    await insertProposals(tx, platform, acting, proposals, wish)
    return { ids: proposals.map(({ id }) => id) }
  })
}

interface Proposal {
  readonly id: string
  readonly contributionId: string
  readonly part: number
}

interface Said {
  readonly kind: z.infer<typeof proposeWish>['kind']
  readonly rationale: string
  readonly original: { readonly id: string } | null
}

async function insertProposals(
  tx: Tx,
  platform: Platform,
  { process, stage, actor }: ActingIn,
  proposals: readonly Proposal[],
  { kind, rationale, original }: Said,
): Promise<void> {
  const common = {
    ...{ kind, rationale, processId: process.id, stageId: stage.id, state: 'proposed' as const },
    duplicateOfId: kind === 'duplicate' ? (original?.id ?? null) : null,
    ...{ proposedById: actor.id, proposedAt: platform.clock() },
  }
  await tx.disposition.createMany({
    data: proposals.map(({ id, contributionId, part }) => ({ ...common, id, contributionId, part })),
  })
}

async function supersede(tx: Tx, platform: Platform, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await tx.disposition.updateMany({
    where: { id: { in: [...ids] } },
    data: { state: 'superseded', supersededAt: platform.clock() },
  })
}

interface Settled {
  readonly slug: string
  readonly ids: readonly string[]
  readonly verdict: 'confirm' | 'return'
  readonly reason: string
}

/** [PR117] [PR118] What a second editor says to proposed answers: to all of them, or to none. */
export function settleAnswers(
  platform: Platform,
  actor: Actor,
  { slug, ids, verdict, reason }: Settled,
): Promise<{ ids: string[] }> {
  return platform.database.inTransaction(async tx => {
    const acting = await lockToAct(tx, actor, slug, { kind: 'disposition' })
    const { process } = acting
    const rows = await tx.disposition.findMany({ where: { id: { in: [...ids] }, processId: process.id } })
    const contributions = await tx.contribution.findMany({ where: { id: { in: rows.map(row => row.contributionId) } } })
    const subjects = await readSubjects(tx, contributions)
    const settled = [...new Set(ids)].map(id => {
      const row = rows.find(one => one.id === id) ?? refuseWith('not-found')
      const contribution = contributions.find(one => one.id === row.contributionId) ?? refuseWith('not-found')
      const subject = subjects.of(contribution, row.part)
      return { id, contribution, ...orThrow(settle(subject, row, { by: acting.actor.id, verdict, reason })) }
    })
    await supersede(
      tx,
      platform,
      settled.flatMap(({ supersedes }) => supersedes ?? []),
    )
    const at = platform.clock()
    const isConfirmed = verdict === 'confirm'
    await tx.disposition.updateMany({
      where: { id: { in: settled.map(({ id }) => id) } },
      data: {
        ...{ state: isConfirmed ? 'confirmed' : 'returned', returnReason: isConfirmed ? '' : reason },
        ...{ settledById: acting.actor.id, settledAt: at },
      },
    })
    if (isConfirmed) await tellAuthors(tx, acting, settled, at)
    await linkAnswered(
      tx,
      process.id,
      at,
      settled.map(({ id }) => id),
    )
    await changed(tx, platform, process)
    return { ids: settled.map(({ id }) => id) }
  })
}

/** [PR119] Whoever made them is told. */
function tellAuthors(
  tx: Tx,
  { process, actor }: ActingIn,
  settled: readonly {
    readonly id: string
    readonly contribution: { readonly id: string; readonly authorId: string | null }
  }[],
  at: Date,
): Promise<void> {
  const { id: processId, pageId } = process
  const events = settled.map(({ id: dispositionId, contribution: { id: contributionId, authorId } }) => {
    const noticed = authorId && authorId !== actor.id ? [authorId] : []
    const event = { kind: 'contribution-answered' as const, pageId, processId, contributionId, dispositionId }
    return { ...event, noticed, actorId: actor.id }
  })
  return recordEvents(tx, events, at)
}
