import { messageOf } from '@fieldword/shared/kernel/refusals.ts'
import { isRefusal } from '@fieldword/shared/kernel/result.ts'
import { toOpen } from '@fieldword/shared/processes/machine.ts'
import { findPagesById } from '../pages/index.ts'
import { partsOf } from './all-parts.ts'
import { changesExplained } from './changing.ts'
import { readStages, type StageRow } from './queries.ts'
import type { StageContext } from './stage-parts.ts'

const textOf = ({ outputRevisionId, inputRevisionId }: StageRow) => outputRevisionId ?? inputRevisionId

/** [PR26] What came of the last stage before it that has begun; null where none made or had a text. */
export function textBefore(stages: readonly StageRow[], { position }: Pick<StageRow, 'position'>): string | null {
  const begun = stages.filter(each => each.position < position && (each.state === 'closed' || each.state === 'open'))
  const last = begun.findLast(each => textOf(each) !== null)
  return last ? textOf(last) : null
}

/** [PR354] Whether its time to open has come. */
export function isDue({ state, opensAt }: Pick<StageRow, 'state' | 'opensAt'>, now: Date): boolean {
  return state === 'planned' && opensAt !== null && opensAt <= now
}

/** [PR354] What keeps a stage whose time has come from being opened by its schedule. */
export async function whatKeepsClosed({ platform, tx, process, stage }: StageContext): Promise<string[]> {
  const stages = await readStages(tx, process.id)
  const turn = toOpen({ state: process.state, stages }, stage.id)
  if (isRefusal(turn)) return [messageOf(turn.code)]
  const page = (await findPagesById(tx, [process.pageId])).get(process.pageId)
  const inputRevisionId = textBefore(stages, stage) ?? page?.approvedRevisionId ?? null
  const context = { platform, tx, process, stage: { ...stage, inputRevisionId } }
  const criteria = [
    ...(await changesExplained(tx, process, inputRevisionId)),
    ...((await partsOf[stage.kind].wants?.(context)) ?? []),
  ]
  return criteria.filter(({ met }) => !met).map(({ text }) => text)
}
