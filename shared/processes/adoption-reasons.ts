import type { ContributionKind } from './vocabulary.ts'

/** What was said in answer to a contribution that led to a change. */
export interface AnswerReason {
  readonly kind: ContributionKind
  readonly number: number
  readonly rationale: string
}

/** As long as the reason of a tie may be. */
const mostCharacters = 1_000
/** For what says how many are left out. */
const spare = 40

/**
 * [PR342] Why an element became what it is, as the answers say it that led to its changes: "It says more (comment 3)." Answers that do not
 * fit are counted.
 */
export function reasonOf(answers: readonly AnswerReason[]): string {
  const told: string[] = []
  let length = 0
  for (const answer of answers) {
    const words = inWords(answer)
    if (length + words.length + 1 > mostCharacters - spare) break
    told.push(words)
    length += words.length + 1
  }
  const left = answers.length - told.length
  return [...told, ...(left > 0 ? [`${left} more ${left === 1 ? 'answer' : 'answers'}.`] : [])].join(' ')
}

function inWords({ kind, number, rationale }: AnswerReason): string {
  const words = rationale.replace(/\s+/g, ' ').trim().replace(/\.$/, '')
  return `${words} (${kind} ${number}).`
}
