import { refuse } from '../kernel/refusals.ts'
import type { Result } from '../kernel/result.ts'
import type { Criterion } from './stage.ts'
import type { ProcessState, StageKind, StageState } from './vocabulary.ts'

/** A stage, as far as what may be done with it depends on it. */
export interface StageNow {
  readonly id: string
  readonly kind: StageKind
  readonly state: StageState
  readonly closesAt: Date | null
}

/** A process with its stages in their order. */
export interface ProcessNow<Stage extends StageNow = StageNow> {
  readonly state: ProcessState
  readonly stages: readonly Stage[]
}

/**
 * [PR27] Stages that are open beside others: what came in is put in order and answered while more comes in, and what is wrong with the
 * adopted text is noted for as long as anybody reports it.
 */
const beside: Readonly<Partial<Record<StageKind, readonly StageKind[]>>> = {
  issues: ['input'],
  disposition: ['comment'],
}

/** [PR25] A process begins once it has a stage. */
export function begin({ state, stages }: ProcessNow): Result<'open'> {
  if (state !== 'draft') return refuse('process-begun')
  return stages.length > 0 ? 'open' : refuse('no-stages')
}

/** [PR27] The stage, if it may be opened now: its turn has come, and no other is open that it may not stand beside. */
export function toOpen<Stage extends StageNow>(process: ProcessNow<Stage>, stageId: string): Result<Stage> {
  const stage = find(process, stageId)
  if (!stage) return refuse('not-found')
  if (process.state !== 'open') return refuse('process-not-open')
  if (stage.state !== 'planned') return refuse('stage-begun')
  if (process.stages.find(({ state }) => state === 'planned')?.id !== stageId) return refuse('stage-out-of-turn')
  const inTheWay = process.stages.find(other => other.state === 'open' && !mayStandBeside(stage, other))
  return inTheWay ? refuse('other-stage-open', { stage: inTheWay.id }) : stage
}

function mayStandBeside(stage: StageNow, open: StageNow): boolean {
  return open.kind === 'maintenance' || beside[stage.kind]?.includes(open.kind) === true
}

/** [PR28] The stage, if it may be closed now, by what it says has to be so. */
export function toClose<Stage extends StageNow>(
  process: ProcessNow<Stage>,
  stageId: string,
  criteria: readonly Criterion[],
  reason: string,
): Result<Stage> {
  const stage = find(process, stageId)
  if (!stage) return refuse('not-found')
  if (process.state !== 'open') return refuse('process-not-open')
  if (stage.state !== 'open') return refuse('stage-not-open')
  return unmet(criteria, reason) ?? stage
}

/** [PR12] What is not so and may not be explained refuses; what may be, only without a reason. */
export function unmet(criteria: readonly Criterion[], reason: string) {
  const missing = criteria.filter(({ met }) => !met)
  const fatal = missing.filter(({ explainable }) => !explainable)
  if (fatal.length > 0) return refuse('criteria-unmet', { criteria: fatal.map(({ text }) => text) })
  if (missing.length > 0 && reason === '') {
    return refuse('explanation-needed', { criteria: missing.map(({ text }) => text) })
  }
  return null
}

/** [PR29] A stage that has not begun is left out. */
export function toSkip<Stage extends StageNow>(process: ProcessNow<Stage>, stageId: string): Result<Stage> {
  const stage = find(process, stageId)
  if (!stage) return refuse('not-found')
  if (process.state !== 'open') return refuse('process-not-open')
  return stage.state === 'planned' ? stage : refuse('stage-begun')
}

export interface Repetition<Stage extends StageNow> {
  readonly stage: Stage
  /** The place of the new one, from 1; those from there on make room. */
  readonly position: number
}

/** [PR30] A stage that is over is done again, next: behind everything that has begun. */
export function toRepeat<Stage extends StageNow>(
  process: ProcessNow<Stage>,
  stageId: string,
): Result<Repetition<Stage>> {
  const stage = find(process, stageId)
  if (!stage) return refuse('not-found')
  if (process.state !== 'open') return refuse('process-not-open')
  if (stage.state !== 'closed' && stage.state !== 'skipped') return refuse('stage-not-over')
  const begun = process.stages.findLastIndex(({ state }) => state === 'open' || state === 'closed')
  return { stage, position: Math.max(begun, process.stages.indexOf(stage)) + 2 }
}

/** [PR31] An open stage is open for longer, never for less. */
export function toExtend<Stage extends StageNow>(
  process: ProcessNow<Stage>,
  stageId: string,
  closesAt: Date,
  now: Date,
): Result<Stage> {
  const stage = find(process, stageId)
  if (!stage) return refuse('not-found')
  if (process.state !== 'open') return refuse('process-not-open')
  if (stage.state !== 'open') return refuse('stage-not-open')
  const later = closesAt > now && (stage.closesAt === null || closesAt > stage.closesAt)
  return later ? stage : refuse('closes-earlier')
}

/** What bears on whether a process is closed, beside its stages. */
export interface Ending {
  /** A ballot passed, and its text is no version yet. */
  readonly isUnadopted: boolean
  readonly reason: string
}

/** [PR32] [PR341] A process is closed once no stage is open or to come, and over what passed and was not adopted for a reason alone. */
export function toEnd({ state, stages }: ProcessNow, { isUnadopted, reason }: Ending): Result<'closed'> {
  if (state !== 'open') return refuse('process-not-open')
  if (stages.some(stage => stage.state === 'open' || stage.state === 'planned')) return refuse('stages-left')
  return isUnadopted && reason === '' ? refuse('ballot-not-adopted') : 'closed'
}

/** [PR33] It is abandoned at any time; what is open or to come is skipped. Answers with the stages that are. */
export function toAbandon<Stage extends StageNow>({ state, stages }: ProcessNow<Stage>): Result<readonly Stage[]> {
  if (state === 'closed' || state === 'abandoned') return refuse('process-not-open')
  return stages.filter(stage => stage.state === 'open' || stage.state === 'planned')
}

function find<Stage extends StageNow>({ stages }: ProcessNow<Stage>, id: string): Stage | undefined {
  return stages.find(stage => stage.id === id)
}
