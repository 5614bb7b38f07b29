import { changesBetween } from '@fieldword/shared/processes/changes.ts'
import { restartsLastCall } from '@fieldword/shared/processes/objections.ts'
import type { Criterion } from '@fieldword/shared/processes/stage.ts'
import { changeClass } from '@fieldword/shared/processes/vocabulary.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { countChanges } from './change-queries.ts'
import { presentStage } from './deciding-queries.ts'
import type { ProcessRow, StageRow } from './queries.ts'
import { readTraced } from './traced-texts.ts'

/**
 * [PR225] Whether the text that is to be voted on is the one its last call was held on, but for editorial changes. A process without a
 * last call needs none; a text whose meaning was changed since needs another one, unless somebody says why not.
 */
export async function lastCallStands(tx: Tx, process: ProcessRow, stage: StageRow): Promise<Criterion[]> {
  const lastCall = await presentStage(tx, process.id, 'last_call')
  const [from, to] = [lastCall?.inputRevisionId, stage.inputRevisionId]
  if (!lastCall || !from || !to) return []
  const met = lastCall.inputHash === stage.inputHash || !(await changesMeaning(tx, process.id, from, to))
  const text = met
    ? 'The text says what it said at the last call.'
    : 'The meaning of the text was changed since the last call, which needs another one.'
  return [{ key: 'last-call', text, met, explainable: true }]
}

/** By the classes that editors gave the changes, where those were recorded; else by what the two texts suggest. */
async function changesMeaning(tx: Tx, processId: string, fromRevisionId: string, toRevisionId: string) {
  const { all, byClass } = await countChanges(tx, { processId, fromRevisionId, toRevisionId })
  if (all > 0) return restartsLastCall(changeClass.options.filter(each => byClass[each] > 0))
  const { atoms } = changesBetween(await readTraced(tx, fromRevisionId), await readTraced(tx, toRevisionId))
  return restartsLastCall(atoms.map(atom => atom.class))
}
