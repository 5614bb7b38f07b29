import { inFigures } from '@fieldword/shared/kernel/figures.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import type { Left } from '@fieldword/shared/processes/answer-tally.ts'
import type { Criterion, NextAct } from '@fieldword/shared/processes/stage.ts'
import { type Counting, kept } from '../kept-counts.ts'
import { readStages, type StageRow } from '../queries.ts'
import type { Somebody, StageContext } from '../stage-parts.ts'
import { type Reading, stageOf } from './access.ts'
import { leftWords } from './criteria.ts'
import { countLate, type Units } from './unit-queries.ts'
import { allUnits, unitsOf } from './units.ts'

const none: Left = { substantive: 0, other: 0 }

/** When answers were closed; null where they are open, and where there were none. */
export function answersClosed(stages: readonly StageRow[]): Date | null {
  return stageOf(stages, 'disposition')?.closedAt ?? null
}

/** [PR350] What came after answers were closed and has none, as far as whoever asks sees it. */
export async function lateIn(counting: Counting, reading: Reading): Promise<number> {
  const since = answersClosed(reading.stages)
  const { substantive, other } = since ? await countedLate(counting, unitsOf(reading), since) : none
  return substantive + other
}

/** [PR388] */
function countedLate(counting: Counting, of: Units, since: Date): Promise<Left> {
  return kept(counting, ['late', of, since], () => countLate(counting.tx, of, since))
}

interface ToAnswer {
  /** The stage that answered, and is over. */
  readonly stage: StageRow
  /** How many ask for something and have no answer. */
  readonly count: number
}

/** Null where answers are open, and where there were none. */
async function lateOf(counting: Counting): Promise<ToAnswer | null> {
  const { tx, process } = counting
  const stages = await readStages(tx, process.id)
  const [stage, since] = [stageOf(stages, 'disposition'), answersClosed(stages)]
  if (!stage || !since) return null
  return { stage, count: (await countedLate(counting, allUnits(process, stage, stages), since)).substantive }
}

/**
 * [PR350] Before a text is put to its last call or to the vote: that what was said about it after answers were closed, at a meeting say, has
 * an answer as all else has. W3C's Process asks the same before a document advances: that all issues raised on it are formally addressed.
 */
export async function lateAnswered(counting: Counting): Promise<Criterion[]> {
  const late = await lateOf(counting)
  if (!late) return []
  const { stage, count } = late
  const wanted = 'What came after the answers and asks for something has an answer'
  const text = count === 0 ? `${wanted}.` : `${wanted}: ${leftWords(count)}. Repeat “${stage.title}” to answer.`
  return [{ key: 'late-answered', text, met: count === 0, explainable: true }]
}

/** [PR350] For whoever runs the process, while more comes in: that the stage is to be done again. */
export async function lateActs(counting: StageContext, { actor, involved }: Somebody): Promise<NextAct[]> {
  if (!can(actor, 'process:run', { involved })) return []
  const late = await lateOf(counting)
  if (!late || late.count === 0) return []
  const text = `Repeat “${late.stage.title}” for what came after it`
  const note = `${inFigures(late.count)} to answer.`
  return [{ key: 'late', text, href: `/processes/${counting.process.slug}/run`, done: false, note }]
}
