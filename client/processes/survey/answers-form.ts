import type { Answer, Answers } from '@fieldword/shared/processes/answers.ts'
import type { Question } from '@fieldword/shared/processes/survey.ts'

/** What the field of a question is called in its form. */
export const fieldOf = (key: string, part?: string) => (part === undefined ? `q.${key}` : `q.${key}.${part}`)

/** [PR61] What a form answers to these questions; what it leaves open is left out. */
export function answersIn(form: URLSearchParams, questions: readonly Question[]): Answers {
  return Object.fromEntries(
    questions.flatMap(question => {
      const answer = answerIn(form, question)
      return answer === null ? [] : [[question.key, answer] as const]
    }),
  )
}

function answerIn(form: URLSearchParams, question: Question): Answer | null {
  const { key } = question
  const of = (name: string) => (form.get(name) ?? '').replaceAll('\r\n', '\n')
  switch (question.kind) {
    case 'several':
      return form.getAll(fieldOf(key))
    case 'scale':
      return of(fieldOf(key)) === '' ? null : Number(of(fieldOf(key)))
    case 'ranking':
      return rankedIn(question.choices.map(({ key: choice }) => [choice, of(fieldOf(key, choice))] as const))
    case 'evidence':
      return { address: of(fieldOf(key, 'address')), note: of(fieldOf(key, 'note')) }
    default:
      return of(fieldOf(key))
  }
}

/** In the order of their places. Two in one place are no order: that is for the check to say, so one of them is named twice. */
function rankedIn(places: readonly (readonly [choice: string, place: string])[]): string[] {
  const placed = places.filter(([, place]) => place !== '').map(([choice, place]) => [choice, Number(place)] as const)
  const ranked = placed.toSorted((a, b) => a[1] - b[1])
  const isOrder = new Set(ranked.map(([, place]) => place)).size === ranked.length
  const [first] = ranked
  return isOrder || !first ? ranked.map(([choice]) => choice) : [...ranked.map(([choice]) => choice), first[0]]
}
