import { can } from '@fieldword/shared/policy/can.ts'
import { answeredOf, answers as answersShape } from '@fieldword/shared/processes/answers.ts'
import { reachedStrata } from '@fieldword/shared/processes/breadth.ts'
import { charter, strata } from '@fieldword/shared/processes/charter.ts'
import type { NextAct } from '@fieldword/shared/processes/stage.ts'
import { inputPlan } from '@fieldword/shared/processes/stages/input.ts'
import { whoActs } from '../access.ts'
import type { StageContext, StageParts } from '../stage-parts.ts'
import { countPeople, countSubmitted, findOwnAnswers } from '../survey-queries.ts'
import { surveyReport } from '../survey-reading.ts'

const anyAnswers = 'Somebody answered.'

export const inputParts: StageParts = {
  async figures({ tx, stage }) {
    if (stage.openedAt === null) return []
    return [{ key: 'answers', label: 'answers', value: await countSubmitted(tx, stage.id), of: null }]
  },
  async criteria({ tx, stage, process }) {
    const people = await countPeople(tx, stage.id)
    const { reach } = inputPlan.parse(stage.plan)
    return [
      { key: 'answers', text: anyAnswers, met: people.length > 0, explainable: true },
      ...reachedStrata({ strata: strata.parse(process.strata), people, reach }, charter.parse(process.charter)),
    ]
  },
  async acts(context, { actor, involved }) {
    const { process, stage, tx } = context
    if (actor.role !== 'visitor' && !can(actor, 'process:act', { involved, who: whoActs(stage) })) return []
    const href = `/processes/${process.slug}/survey`
    const own = actor.id === null ? null : await findOwnAnswers(tx, stage.id, actor.id)
    return [{ key: 'answer', href, ...wordsFor(context, own) }]
  },
  async wants({ stage }) {
    const { questions } = inputPlan.parse(stage.plan)
    const text = 'There is a question to answer.'
    return [{ key: 'questions', text, met: questions.length > 0, explainable: true }]
  },
  closed: surveyReport,
  rederived: surveyReport,
}

function wordsFor(
  { stage }: StageContext,
  own: Awaited<ReturnType<typeof findOwnAnswers>>,
): Pick<NextAct, 'text' | 'done' | 'note'> {
  const { questions } = inputPlan.parse(stage.plan)
  const count = questions.length === 1 ? 'one question' : `${questions.length} questions`
  if (!own) return { text: `Answer ${count}`, done: false, note: '' }
  if (own.state === 'submitted') return { text: 'Change your answers', done: true, note: 'You answered.' }
  const answered = answeredOf(questions, answersShape.parse(own.answers))
  return { text: 'Go on with your answers', done: false, note: `${answered} of ${questions.length} answered` }
}
