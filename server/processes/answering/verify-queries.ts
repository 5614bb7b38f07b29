import type { Tx } from '../../platform/database/prisma.ts'
import { checkEach, correctRow, type Damage } from '../../platform/verifying.ts'

const rows = 500

interface AnswerFacts {
  readonly id: string
  readonly number: number | null
  readonly slug: string | null
  readonly state: string
  readonly sameProcess: boolean
  readonly isStageThere: boolean
  readonly othersInForce: number
  readonly secondEditor: boolean
  readonly settled: boolean
  readonly isAuthors: boolean
  readonly originalFits: boolean
  readonly partThere: boolean
}

/** [PR148] Answers: that they are about something, that one is in force, that somebody else confirmed it, that duplicates lead somewhere. */
export const answersCheck = checkEach('answers to contributions', readFacts, wrongIn)

function readFacts(tx: Tx, last: AnswerFacts | null): Promise<AnswerFacts[]> {
  return tx.$queryRaw<AnswerFacts[]>`
    SELECT answer.id, input.number, process.slug, answer.state::text AS state,
      coalesce(input.process_id = answer.process_id, false) AS "sameProcess",
      EXISTS (SELECT FROM process_stages WHERE id = answer.stage_id AND process_id = answer.process_id AND kind = 'disposition') AS "isStageThere",
      (SELECT count(*) FROM dispositions other WHERE other.contribution_id = answer.contribution_id AND other.part = answer.part
        AND other.state = 'confirmed' AND other.id <> answer.id)::int AS "othersInForce",
      answer.settled_by_id IS DISTINCT FROM answer.proposed_by_id AS "secondEditor",
      answer.settled_at IS NOT NULL AS settled,
      coalesce(answer.settled_by_id = input.author_id, false) AS "isAuthors",
      answer.duplicate_of_id IS NULL OR EXISTS (SELECT FROM contributions original WHERE original.id = answer.duplicate_of_id
        AND original.process_id = answer.process_id AND original.id <> answer.contribution_id) AS "originalFits",
      answer.part = 0 OR EXISTS (SELECT FROM contribution_parts WHERE contribution_id = answer.contribution_id
        AND number = answer.part) AS "partThere"
    FROM dispositions answer
    LEFT JOIN contributions input ON input.id = answer.contribution_id
    LEFT JOIN processes process ON process.id = answer.process_id
    WHERE ${last?.id ?? null}::uuid IS NULL OR answer.id > ${last?.id ?? null}::uuid
    ORDER BY answer.id LIMIT ${rows}`
}

function wrongIn(facts: AnswerFacts): Damage[] {
  const problems = [
    ...(facts.number === null || !facts.sameProcess ? ['What it answers is not of its process.'] : []),
    ...(facts.isStageThere ? [] : ['The stage it was said in is not there.']),
    ...(facts.partThere ? [] : ['The part it answers is not there.']),
    ...(facts.originalFits ? [] : ['What it is a duplicate of is not there.']),
    ...(facts.state === 'confirmed' ? wrongInForce(facts) : []),
    ...((facts.state === 'proposed') === facts.settled && facts.state !== 'superseded'
      ? ['Its state and who settled it do not fit.']
      : []),
  ]
  return problems.map(problem => ({
    what: `answer to ${facts.number ?? 'nothing'} of ${facts.slug ?? 'no process'} (${facts.id})`,
    problem,
    remedy: correctRow,
  }))
}

function wrongInForce({ othersInForce, secondEditor, isAuthors }: AnswerFacts): string[] {
  return [
    ...(othersInForce > 0 ? ['Another answer is in force too.'] : []),
    ...(secondEditor ? [] : ['Who proposed it confirmed it.']),
    ...(isAuthors ? ['Whose contribution it answers confirmed it.'] : []),
  ]
}
