import type { Tx } from '../platform/database/prisma.ts'
import { actorsOfStage, findAnswered, findStageToTell, type StageToTell } from '../processes/index.ts'
import type { Telling } from './told.ts'

/** [NTF9] That a stage is open, until when, and what it is for: to all who may act in it, but for whoever opened it. */
export async function tellOpening(
  tx: Tx,
  { stageId, actorId }: { readonly stageId: string; readonly actorId: string | null },
): Promise<Telling[]> {
  const stage = await findStageToTell(tx, stageId)
  if (!stage) return []
  const people = await actorsOfStage(tx, stage)
  return people
    .filter(userId => userId !== actorId)
    .map(userId => ({ userId, key: `stage-opened:${stageId}`, ...tellStage(stage, 'is open') }))
}

/** [NTF9] That it is about to close. A date that was put off is told again. */
export async function tellClosing(tx: Tx, stage: StageToTell, key: string): Promise<Telling[]> {
  return (await actorsOfStage(tx, stage)).map(userId => ({ userId, key, ...tellStage(stage, 'closes soon') }))
}

/** [NTF9] What was decided on a comment of theirs, and that they can say whether they are satisfied. */
export async function tellAnswer(
  tx: Tx,
  {
    contributionId,
    dispositionId,
    noticed,
  }: { readonly contributionId: string; readonly dispositionId: string; readonly noticed: readonly string[] },
): Promise<Telling[]> {
  const answered = await findAnswered(tx, contributionId, dispositionId)
  if (!answered) return []
  const { slug, process, number, rationale } = answered
  return noticed.map(userId => ({
    userId,
    key: `answered:${dispositionId}`,
    subject: `${process}: comment ${number} has an answer`,
    text: [rationale, 'Say whether you are satisfied with it.'].filter(Boolean).join('\n\n'),
    path: `/processes/${encodeURIComponent(slug)}/what-happened/${number}#said`,
  }))
}

function tellStage({ slug, process, title, purpose, closesAt }: StageToTell, what: string) {
  const until = closesAt ? `It closes on ${inWords(closesAt)}.` : 'It closes when what it is for is done.'
  return {
    subject: `${process}: “${title}” ${what}`,
    text: [purpose, until].filter(Boolean).join('\n\n'),
    path: `/processes/${encodeURIComponent(slug)}`,
  }
}

/** "4 December 2026, 17:00 UTC" */
function inWords(instant: Date): string {
  const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
  return `${day.format(instant)}, ${instant.toISOString().slice(11, 16)} UTC`
}
