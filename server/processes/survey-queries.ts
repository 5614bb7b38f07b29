import type { Cell } from '@fieldword/shared/processes/small-cells.ts'
import type { Counted } from '@fieldword/shared/processes/tallies.ts'
import type { SurveyAnswers } from '../platform/database/client/client.ts'
import type { Tx } from '../platform/database/prisma.ts'

export type AnswersRow = SurveyAnswers

export function findOwnAnswers(tx: Tx, stageId: string, userId: string): Promise<AnswersRow | null> {
  return tx.surveyAnswers.findUnique({ where: { stageId_userId: { stageId, userId } } })
}

export async function countSubmitted(tx: Tx, stageId: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM survey_answers WHERE stage_id = ${stageId}::uuid AND state = 'submitted'`
  return row?.count ?? 0
}

/** How many submitted, by group. */
export function countPeople(tx: Tx, stageId: string): Promise<Cell[]> {
  return tx.$queryRaw<Cell[]>`
    SELECT stratum AS key, count(*)::int AS people FROM survey_answers
    WHERE stage_id = ${stageId}::uuid AND state = 'submitted' GROUP BY stratum ORDER BY stratum`
}

/** [PR65] How many answered each question, by group. */
export function countAnswered(tx: Tx, stageId: string) {
  return tx.$queryRaw<{ stratum: string; question: string; count: number }[]>`
    SELECT stratum, said.key AS question, count(*)::int AS count
    FROM survey_answers, jsonb_each(answers) AS said
    WHERE stage_id = ${stageId}::uuid AND state = 'submitted' GROUP BY stratum, said.key`
}

/** [PR65] How often what was chosen in these questions, by group; of a ranking also in which place. */
export function countChosen(tx: Tx, stageId: string, questions: readonly string[]): Promise<Counted[]> {
  return tx.$queryRaw<Counted[]>`
    SELECT stratum, said.key AS question, chosen.value, chosen.place::int AS place, count(*)::int AS count
    FROM survey_answers, jsonb_each(answers) AS said(key, answer),
      jsonb_array_elements_text(CASE jsonb_typeof(answer) WHEN 'array' THEN answer ELSE jsonb_build_array(answer) END)
        WITH ORDINALITY AS chosen(value, place)
    WHERE stage_id = ${stageId}::uuid AND state = 'submitted' AND said.key = ANY(${[...questions]})
    GROUP BY stratum, said.key, chosen.value, chosen.place`
}

/** The contributions that tell these answers in words now, by question. */
export async function readSaid(tx: Tx, answersId: string) {
  const rows = await tx.answerContribution.findMany({ where: { answersId } })
  const contributions = await tx.contribution.findMany({
    where: { id: { in: rows.map(({ contributionId }) => contributionId) }, state: { not: 'withdrawn' } },
  })
  const questions = new Map(rows.map(({ contributionId, question }) => [contributionId, question]))
  return contributions.map(contribution => ({ contribution, question: questions.get(contribution.id) ?? '' }))
}
