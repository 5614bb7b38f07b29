import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { propose, settle } from '@fieldword/shared/processes/dispositions.ts'
import type { proposeWish } from '@fieldword/shared/processes/dispositions-contract.ts'
import type { z } from 'zod'
import type { Tx } from '../../platform/database/prisma.ts'
import { orThrow, refuseWith } from '../../platform/errors.ts'
import { recordEvent } from '../../platform/outbox.ts'
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
    const ids: string[] = []
    for (const { number, part } of chosen) {
      const contribution = found.get(number) ?? refuseWith('not-found')
      const { supersedes } = orThrow(propose(subjects.of(contribution, part), { ...wish, part }))
      if (supersedes) await supersede(tx, platform, supersedes)
      ids.push(await insertProposal(tx, platform, acting, contribution.id, { ...wish, part }))
    }
    return { ids }
  })
}

interface Proposal {
  readonly part: number
  readonly kind: z.infer<typeof proposeWish>['kind']
  readonly rationale: string
  readonly original: { readonly id: string } | null
}

async function insertProposal(
  tx: Tx,
  platform: Platform,
  { process, stage, actor }: ActingIn,
  contributionId: string,
  { part, kind, rationale, original }: Proposal,
): Promise<string> {
  const id = platform.newId()
  await tx.disposition.create({
    data: {
      ...{ id, contributionId, part, kind, rationale },
      ...{ processId: process.id, stageId: stage.id, state: 'proposed' },
      duplicateOfId: kind === 'duplicate' ? (original?.id ?? null) : null,
      ...{ proposedById: actor.id, proposedAt: platform.clock() },
    },
  })
  return id
}

function supersede(tx: Tx, platform: Platform, id: string) {
  return tx.disposition.update({ where: { id }, data: { state: 'superseded', supersededAt: platform.clock() } })
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
    for (const id of new Set(ids)) {
      const row = rows.find(one => one.id === id) ?? refuseWith('not-found')
      const contribution = contributions.find(one => one.id === row.contributionId) ?? refuseWith('not-found')
      const subject = subjects.of(contribution, row.part)
      const { state, supersedes } = orThrow(settle(subject, row, { by: acting.actor.id, verdict, reason }))
      if (supersedes) await supersede(tx, platform, supersedes)
      const at = platform.clock()
      await tx.disposition.update({
        where: { id },
        data: { state, settledById: acting.actor.id, settledAt: at, returnReason: state === 'returned' ? reason : '' },
      })
      if (state === 'confirmed') await tellAuthor(tx, acting, contribution, row, at)
    }
    await linkAnswered(tx, process.id, platform.clock())
    await changed(tx, platform, process)
    return { ids: [...new Set(ids)] }
  })
}

/** [PR119] Whoever made it is told. */
function tellAuthor(
  tx: Tx,
  { process, actor }: ActingIn,
  contribution: { readonly id: string; readonly authorId: string | null },
  { id: dispositionId }: { readonly id: string },
  at: Date,
): Promise<void> {
  const { id: processId, pageId } = process
  const noticed = contribution.authorId && contribution.authorId !== actor.id ? [contribution.authorId] : []
  const event = {
    kind: 'contribution-answered',
    pageId,
    processId,
    contributionId: contribution.id,
    dispositionId,
  } as const
  return recordEvent(tx, { ...event, noticed, actorId: actor.id }, at)
}
