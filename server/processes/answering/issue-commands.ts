import type { Actor } from '@fieldword/shared/policy/actor.ts'
import type { IssueScope } from '@fieldword/shared/processes/disposition-vocabulary.ts'
import { merge, place, scoped, split, takeOut } from '@fieldword/shared/processes/issues.ts'
import type { ProcessIssue } from '../../platform/database/client/client.ts'
import type { Tx } from '../../platform/database/prisma.ts'
import { orThrow, refuseWith } from '../../platform/errors.ts'
import type { Platform } from '../../platform/platform.ts'
import { type ActingIn, lockToAct } from '../access.ts'
import { logEvent } from '../log-commands.ts'
import { changed } from '../telling.ts'
import { demandShown } from '../withholding-queries.ts'
import { changeIssue, insertIssue, placeAll, takeOutAll } from './issue-writing-commands.ts'
import { findByNumber } from './subject-queries.ts'

interface At {
  readonly slug: string
  readonly number: number
}

function inRegister<Result>(
  platform: Platform,
  actor: Actor,
  slug: string,
  work: (tx: Tx, acting: ActingIn) => Promise<Result>,
): Promise<Result> {
  return platform.database.inTransaction(async tx => {
    const acting = await lockToAct(tx, actor, slug, { kind: 'issues' })
    const result = await work(tx, acting)
    await changed(tx, platform, acting.process)
    return result
  })
}

interface NewIssue {
  readonly slug: string
  readonly title: string
  readonly description: string
  readonly scope: IssueScope
  readonly elementId: string | null
  readonly contributions: readonly number[]
}

/** [PR150] */
export function openIssue(platform: Platform, actor: Actor, { slug, contributions, ...said }: NewIssue) {
  return inRegister(platform, actor, slug, async (tx, acting) => {
    orThrow(scoped(said.scope, said.elementId))
    const found = await findByNumber(tx, acting.process.id, contributions)
    const issue = await insertIssue(tx, platform, acting, said)
    await changeIssue(tx, platform, acting, issue.id, { kind: 'opened' })
    await placeAll(
      tx,
      platform,
      acting,
      issue.id,
      [...found.values()].map(({ id }) => id),
    )
    return { number: issue.number }
  })
}

/** [PR150] What it was called before stays known. [PR352] Refuses with `contribution-gone` where its name is hidden or destroyed. */
export function editIssue(
  platform: Platform,
  actor: Actor,
  { slug, number, title, description }: At & { readonly title: string; readonly description: string },
) {
  return inRegister(platform, actor, slug, async (tx, acting) => {
    const issue = await findIssue(tx, acting, number)
    if (issue.state === 'merged') refuseWith('issue-merged')
    await demandShown(tx, issue.id)
    if (issue.title === title && issue.description === description) refuseWith('already-so')
    await tx.processIssue.update({ where: { id: issue.id }, data: { title, description } })
    const data = { title: issue.title, description: issue.description }
    await changeIssue(tx, platform, acting, issue.id, { kind: 'edited', data })
    return { number }
  })
}

/** [PR151] */
export function placeUnder(
  platform: Platform,
  actor: Actor,
  { slug, number, contributions }: At & { readonly contributions: readonly number[] },
) {
  return inRegister(platform, actor, slug, async (tx, acting) => {
    const issue = await findIssue(tx, acting, number)
    const found = await findByNumber(tx, acting.process.id, contributions)
    const ids = orThrow(
      place(
        await asIssue(tx, issue),
        [...found.values()].map(({ id }) => id),
      ),
    )
    await placeAll(tx, platform, acting, issue.id, ids)
    return { number }
  })
}

/** [PR151] */
export function takeOutOf(
  platform: Platform,
  actor: Actor,
  { slug, number, contributions, reason }: At & { readonly contributions: readonly number[]; readonly reason: string },
) {
  return inRegister(platform, actor, slug, async (tx, acting) => {
    const issue = await findIssue(tx, acting, number)
    const found = await findByNumber(tx, acting.process.id, contributions)
    const ids = orThrow(
      takeOut(
        await asIssue(tx, issue),
        [...found.values()].map(({ id }) => id),
      ),
    )
    await takeOutAll(tx, platform, acting, issue.id, ids, reason)
    return { number }
  })
}

/** [PR152] */
export function mergeIssue(
  platform: Platform,
  actor: Actor,
  { slug, number, into: intoNumber, reason }: At & { readonly into: number; readonly reason: string },
) {
  return inRegister(platform, actor, slug, async (tx, acting) => {
    const [from, into] = [await findIssue(tx, acting, number), await findIssue(tx, acting, intoNumber)]
    const goingOver = await asIssue(tx, from)
    const ids = orThrow(merge(goingOver, await asIssue(tx, into)))
    await takeOutAll(tx, platform, acting, from.id, [...goingOver.standing], reason)
    await placeAll(tx, platform, acting, into.id, ids)
    await tx.processIssue.update({ where: { id: from.id }, data: { state: 'merged', mergedIntoId: into.id } })
    const data = { words: platform.newId() }
    await changeIssue(tx, platform, acting, from.id, { kind: 'merged', otherId: into.id, reason, data })
    await changeIssue(tx, platform, acting, into.id, { kind: 'took-in', otherId: from.id, reason, data })
    await log(tx, platform, acting, 'issue-merged', reason, { ...data, issue: number, into: intoNumber })
    return { number: intoNumber }
  })
}

interface Splitting extends At {
  readonly title: string
  readonly contributions: readonly number[]
  readonly reason: string
}

/** [PR153] */
export function splitIssue(
  platform: Platform,
  actor: Actor,
  { slug, number, title, contributions, reason }: Splitting,
) {
  return inRegister(platform, actor, slug, async (tx, acting) => {
    const from = await findIssue(tx, acting, number)
    const found = await findByNumber(tx, acting.process.id, contributions)
    const ids = orThrow(
      split(
        await asIssue(tx, from),
        [...found.values()].map(({ id }) => id),
      ),
    )
    const said = { title, description: '', scope: from.scope, elementId: from.elementId }
    const issue = await insertIssue(tx, platform, acting, said)
    await takeOutAll(tx, platform, acting, from.id, ids, reason)
    await placeAll(tx, platform, acting, issue.id, ids)
    const data = { words: platform.newId() }
    await changeIssue(tx, platform, acting, from.id, { kind: 'split', otherId: issue.id, reason, data })
    await changeIssue(tx, platform, acting, issue.id, { kind: 'split-off', otherId: from.id, reason, data })
    await log(tx, platform, acting, 'issue-split', reason, { ...data, issue: number, into: issue.number })
    return { number: issue.number }
  })
}

export async function findIssue(tx: Tx, { process }: Pick<ActingIn, 'process'>, number: number): Promise<ProcessIssue> {
  const issue = await tx.processIssue.findUnique({ where: { processId_number: { processId: process.id, number } } })
  return issue ?? refuseWith('not-found')
}

async function asIssue(tx: Tx, { id, state }: ProcessIssue) {
  const rows = await tx.issuePlacement.findMany({
    where: { issueId: id, removedAt: null },
    select: { contributionId: true },
  })
  return { id, state, standing: new Set(rows.map(({ contributionId }) => contributionId)) }
}

function log(
  tx: Tx,
  platform: Platform,
  { process, stage, actor }: ActingIn,
  kind: 'issue-merged' | 'issue-split',
  reason: string,
  data: { readonly words: string; readonly issue: number; readonly into: number },
) {
  const event = { processId: process.id, kind, actorId: actor.id, stageId: stage.id, reason, data: { ...data } }
  return logEvent(tx, event, platform.clock())
}
