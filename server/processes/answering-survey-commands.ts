import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { type Answers, checkAnswers, wordsOf } from '@fieldword/shared/processes/answers.ts'
import { inputPlan } from '@fieldword/shared/processes/stages/input.ts'
import { isInWords, type Question } from '@fieldword/shared/processes/survey.ts'
import { refuseWith } from '../platform/errors.ts'
import { signedIn } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { type ActingIn, lockToAct } from './access.ts'
import { textOfStage } from './comment-commands.ts'
import { insertContributions, type NewContribution } from './contributing-commands.ts'
import { joinProcess } from './joining-commands.ts'
import { countActs } from './limits.ts'
import { type AnswersRow, findOwnAnswers, readSaid } from './survey-queries.ts'
import { changed } from './telling.ts'

interface Wish {
  readonly slug: string
  readonly answers: Answers
  readonly submit: boolean
  readonly stratum: string | null
}

/**
 * [PR62] Keeps what somebody answered: saved, to go on with later; or submitted, whole. Once submitted it is changed by submitting again,
 * for as long as the stage is open.
 */
export async function answerSurvey(platform: Platform, actor: Actor, wish: Wish) {
  await countActs(platform, signedIn(actor), 'answers')
  return platform.database.inTransaction(async tx => {
    const acting = await lockToAct(tx, actor, wish.slug, { kind: 'input' })
    const { questions } = inputPlan.parse(acting.stage.plan)
    const before = await findOwnAnswers(tx, acting.stage.id, acting.actor.id)
    if (before?.state === 'submitted' && !wish.submit) return refuseWith('answers-submitted')
    const elementIds = new Set((await textOfStage(acting))?.wordings.map(({ id }) => id))
    const checked = checkAnswers({ questions, elementIds }, wish.answers, wish.submit)
    if (checked.answers === null) return refuseWith('bad-input', { issues: checked.problems })
    const stratum = await joinProcess(tx, platform, acting.process, acting.actor.id, wish.stratum ?? undefined)
    const state = wish.submit ? ('submitted' as const) : ('saved' as const)
    const at = platform.clock()
    const kept = { answers: checked.answers, state, stratum, savedAt: at, submittedAt: wish.submit ? at : null }
    const row = before
      ? await tx.surveyAnswers.update({ where: { id: before.id }, data: kept })
      : await tx.surveyAnswers.create({
          data: {
            ...{ id: platform.newId(), processId: acting.process.id, stageId: acting.stage.id },
            ...{ userId: acting.actor.id, ...kept },
          },
        })
    if (wish.submit) {
      await tellInWords(acting, platform, row, questions)
      await changed(tx, platform, acting.process)
    }
    return { slug: wish.slug, state }
  })
}

/** [PR64] What is answered in words becomes contributions; what is answered otherwise now takes back what was said, and says it anew. */
async function tellInWords(
  { tx, process, stage, actor }: ActingIn,
  platform: Platform,
  row: AnswersRow,
  questions: readonly Question[],
): Promise<void> {
  const before = await readSaid(tx, row.id)
  const present = new Map(saidIn(row.answers as Answers, questions).map(said => [said.question.key, said]))
  const gone = before.filter(({ contribution, question }) => present.get(question)?.text !== contribution.text)
  await tx.contribution.updateMany({
    where: { id: { in: gone.map(({ contribution }) => contribution.id) }, state: 'published' },
    data: { state: 'withdrawn', changedAt: platform.clock() },
  })
  const kept = new Set(before.filter(said => !gone.includes(said)).map(({ question }) => question))
  const replaced = new Map(gone.map(({ contribution, question }) => [question, contribution.id]))
  const fresh = [...present.values()].filter(({ question }) => !kept.has(question.key))
  if (fresh.length === 0) return
  const said = await insertContributions(
    tx,
    platform,
    process.id,
    fresh.map(each => ({
      ...asContribution(each, { processId: process.id, stageId: stage.id, stratum: row.stratum }),
      ...{ authorId: actor.id, replacesId: replaced.get(each.question.key) ?? null },
    })),
  )
  await tx.answerContribution.createMany({
    data: said.map(({ id }, index) => ({
      ...{ contributionId: id, answersId: row.id, question: fresh[index]?.question.key ?? '' },
    })),
  })
}

export interface InWords {
  readonly question: Question
  readonly text: string
}

/** [PR64] What these answers say in words. */
export function saidIn(answers: Answers, questions: readonly Question[]): InWords[] {
  return questions.flatMap(question => {
    const answer = answers[question.key]
    return isInWords(question) && answer !== undefined ? [{ question, text: wordsOf(answer) }] : []
  })
}

export function asContribution(
  { question, text }: InWords,
  place: Pick<NewContribution, 'processId' | 'stageId' | 'stratum'>,
): Omit<NewContribution, 'authorId'> {
  return { ...place, kind: 'input', type: question.kind === 'evidence' ? 'evidence' : 'general', text }
}
