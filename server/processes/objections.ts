import type { List } from '@fieldword/shared/kernel/contract.ts'
import { isRefusal } from '@fieldword/shared/kernel/result.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import type { ElementRef, ProcessHead } from '@fieldword/shared/processes/convening-contract.ts'
import type { ObjectionView } from '@fieldword/shared/processes/last-call-contract.ts'
import { decideObjection, type StepWish, stateOf } from '@fieldword/shared/processes/objections.ts'
import { findPeople } from '../accounts/index.ts'
import { listFrom, numberCursor } from '../platform/cursor.ts'
import type { Contribution, ObjectionStep, WithheldWords } from '../platform/database/client/client.ts'
import type { Platform } from '../platform/platform.ts'
import { type Access, readAccess } from './access.ts'
import { presentStage } from './deciding-queries.ts'
import { elementNamed, elementsOf, headOf, mayActIn, seesNames, seesStage } from './deciding-sight.ts'
import { standingOf } from './objecting-commands.ts'
import { countObjections, readObjections, readSteps, readSupport } from './objection-queries.ts'
import { readStages, type StageRow } from './queries.ts'
import { readWithheld, toldTo } from './withholding-queries.ts'

export interface ObjectionList extends List<ObjectionView> {
  readonly process: ProcessHead
  readonly textHash: string | null
  readonly elements: ElementRef[]
  readonly unresolved: number
  readonly mayObject: boolean
  readonly closesAt: string | null
}

/** [PR220–PR226] Of every last call of the process, newest first. */
export async function listObjections(
  platform: Platform,
  actor: Actor,
  { slug, cursor, limit }: { readonly slug: string; readonly cursor?: string | undefined; readonly limit: number },
): Promise<ObjectionList> {
  const { prisma } = platform.database
  const access = await readAccess(prisma, actor, slug)
  const { process } = access
  const stages = (await readStages(prisma, process.id)).filter(({ kind }) => kind === 'last_call')
  const stage = await presentStage(prisma, process.id, 'last_call')
  const seen = stages.filter(each => seesStage(access, each)).map(({ id }) => id)
  const rows = await readObjections(prisma, seen, { below: numberCursor(cursor), limit: limit + 1 })
  const elements = await elementsOf(prisma, stage)
  const items = await tellObjections(platform, access, rows, { stage, elements })
  return {
    ...listFrom(
      items,
      limit,
      item => item,
      ({ number }) => String(number),
    ),
    ...{ process: await headOf(prisma, process), textHash: stage?.inputHash ?? null, elements },
    unresolved: stage ? (await countObjections(prisma, stage.id)).unresolved : 0,
    mayObject: mayActIn(access, stage) && stage?.inputHash !== null,
    closesAt: stage?.state === 'open' ? (stage.closesAt?.toISOString() ?? null) : null,
  }
}

interface Around {
  /** The last call that is open, or was. */
  readonly stage: StageRow | null
  readonly elements: readonly ElementRef[]
}

async function tellObjections(
  platform: Platform,
  access: Access,
  rows: readonly Contribution[],
  { stage, elements }: Around,
): Promise<ObjectionView[]> {
  const { prisma } = platform.database
  const ids = rows.map(({ id }) => id)
  const [steps, support] = await Promise.all([readSteps(prisma, ids), readSupport(prisma, ids, access.actor.id)])
  const named = seesNames(access)
  const [people, withheld] = await Promise.all([
    findPeople(platform, [
      ...rows.flatMap(({ authorId }) => (authorId && named ? [authorId] : [])),
      ...steps.map(({ actorId }) => actorId),
    ]),
    readWithheld(
      prisma,
      steps.map(({ id }) => id),
    ),
  ])
  return rows.map(row => {
    const own = steps.filter(({ contributionId }) => contributionId === row.id)
    const shown = row.state === 'published'
    const supported = support.get(row.id)
    return {
      ...{ number: row.number, state: stateOf(own), at: row.writtenAt.toISOString() },
      ...{ text: shown ? row.text : '', remedy: shown ? (row.proposedText ?? '') : '' },
      element: elementNamed(elements, row.elementId),
      by: people.find(({ id }) => id === row.authorId && named) ?? null,
      ...{ supporters: supported?.supporters ?? 0, supported: supported?.own ?? false },
      steps: own.map(step => ({
        ...tellStep(step, row, { named, people }),
        ...reasonTold(access, step, withheld.get(step.id)),
      })),
      may: mayTake(access, row, own, stage),
    }
  })
}

/** Its author's steps name them no more than the objection does. */
function tellStep(
  { id, kind, ruling, actorId, at }: ObjectionStep,
  { authorId }: Contribution,
  { named, people }: { readonly named: boolean; readonly people: Awaited<ReturnType<typeof findPeople>> },
): Omit<ObjectionView['steps'][number], 'reason' | 'withheld'> {
  const by = named || actorId !== authorId ? (people.find(({ id }) => id === actorId) ?? null) : null
  return { id, kind, ruling, by, at: at.toISOString() }
}

/** [PR351] */
function reasonTold({ actor }: Access, { reason, actorId }: ObjectionStep, row: WithheldWords | undefined) {
  const { text, withheld } = toldTo(actor, row, { text: reason, own: actorId === actor.id })
  return { reason: text, withheld }
}

/** Asked with a reason, so that what is missing is the permission or the state and not the words. */
function mayTake(
  access: Access,
  row: Contribution,
  steps: readonly ObjectionStep[],
  stage: StageRow | null,
): ObjectionView['may'] {
  const isHere = row.stageId === stage?.id && row.state !== 'redacted' && mayActIn(access, stage, ['public'])
  const who = standingOf(access, row)
  const may = (wish: Pick<StepWish, 'kind' | 'ruling'>) =>
    isHere && !isRefusal(decideObjection(stateOf(steps), { ...wish, reason: '.' }, who))
  return {
    offer: may({ kind: 'offer', ruling: null }),
    accept: may({ kind: 'accept', ruling: null }),
    withdraw: may({ kind: 'withdraw', ruling: null }),
    rule: may({ kind: 'rule', ruling: 'dismissed' }),
    support: isHere && !who.isAuthor && row.state === 'published' && mayActIn(access, stage),
  }
}
