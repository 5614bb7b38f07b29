import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { inputPlan } from '@fieldword/shared/processes/stages/input.ts'
import type { Question } from '@fieldword/shared/processes/survey.ts'
import { refuseWith } from '../platform/errors.ts'
import type { Platform } from '../platform/platform.ts'
import { lockToRun } from './access.ts'
import { logEvent } from './log-commands.ts'
import { readStages, type StageRow } from './queries.ts'

interface Wish {
  readonly slug: string
  readonly intro: string
  readonly questions: readonly Question[]
}

/** [PR63] Says what is asked. Once the stage has opened nobody does. */
export async function editSurvey(
  platform: Platform,
  actor: Actor,
  { slug, ...asked }: Wish,
): Promise<{ slug: string }> {
  return platform.database.inTransaction(async tx => {
    const { process, actor: editor } = await lockToRun(tx, actor, slug)
    const stage = stageToAsk(await readStages(tx, process.id))
    if (!stage) return refuseWith('not-found')
    if (stage.state !== 'planned') return refuseWith('questions-locked')
    const plan = inputPlan.parse({ ...inputPlan.parse(stage.plan), ...asked })
    await tx.processStage.update({ where: { id: stage.id }, data: { plan } })
    const event = { processId: process.id, kind: 'questions-edited', actorId: editor.id, stageId: stage.id } as const
    await logEvent(tx, { ...event, data: { questions: plan.questions.length } }, platform.clock())
    return { slug }
  })
}

/** The call for input that is open; else the one to come; else the last that was. */
export function stageToAsk(stages: readonly StageRow[]): StageRow | null {
  const asking = stages.filter(({ kind }) => kind === 'input')
  return (
    asking.find(({ state }) => state === 'open') ??
    asking.find(({ state }) => state === 'planned') ??
    asking.findLast(({ openedAt }) => openedAt !== null) ??
    null
  )
}
