import { z } from 'zod'
import { isSafeLink } from '../document/urls.ts'
import { lines } from '../kernel/contract.ts'
import { inFigures } from '../kernel/figures.ts'
import { noElement, type Question } from './survey.ts'

const mostWords = { short: 300, long: 5000, note: 1000, address: 500 } as const

/** [PR61] A document elsewhere, and what it shows. */
export const evidence = z.strictObject({ address: z.string(), note: z.string() })
export type Evidence = z.infer<typeof evidence>

/** What was answered to one question: a choice, several or all in their order, a point of the scale, words, evidence. */
export const answer = z.union([z.string().max(6000), z.number().int(), z.array(z.string().max(64)).max(60), evidence])
export type Answer = z.infer<typeof answer>

export const answers = z.record(z.string().max(40), answer)
export type Answers = z.infer<typeof answers>

export interface AnswerProblem {
  /** The key of the question; what an evidence says is at `key.address`. */
  readonly path: string
  readonly message: string
}

/** Which elements a question can be answered with. */
export interface Asked {
  readonly questions: readonly Question[]
  readonly elementIds: ReadonlySet<string>
}

export type Checked =
  | { readonly answers: Answers; readonly problems: readonly [] }
  | { readonly answers: null; readonly problems: readonly AnswerProblem[] }

/**
 * [PR61] Answers to these questions and no others, each of its kind, or what is wrong with them. What was left empty is left out. To be
 * submitted, those that have to be there are; saved they are as far as they go.
 */
export function checkAnswers({ questions, elementIds }: Asked, given: Answers, toSubmit: boolean): Checked {
  const problems: AnswerProblem[] = []
  const kept: Record<string, Answer> = {}
  const known = new Set(questions.map(({ key }) => key))
  for (const key of Object.keys(given)) {
    if (!known.has(key)) problems.push({ path: key, message: 'There is no such question.' })
  }
  for (const question of questions) {
    const said = given[question.key]
    if (said === undefined || isEmpty(said)) {
      if (toSubmit && question.required) problems.push({ path: question.key, message: missing(question) })
      continue
    }
    const checked = checkAnswer(question, said, elementIds, toSubmit)
    if (typeof checked === 'object' && 'message' in checked) problems.push(checked)
    else kept[question.key] = checked.answer
  }
  return problems.length > 0 ? { answers: null, problems } : { answers: kept, problems: [] }
}

function isEmpty(said: Answer): boolean {
  if (typeof said === 'string') return said.trim() === ''
  if (Array.isArray(said)) return said.length === 0
  return typeof said === 'object' && said.address.trim() === '' && said.note.trim() === ''
}

function missing({ kind }: Question): string {
  switch (kind) {
    case 'single':
    case 'scale':
    case 'element':
      return 'Choose one.'
    case 'several':
      return 'Choose at least one.'
    case 'ranking':
      return 'Give each its place.'
    case 'short':
    case 'long':
      return 'Write an answer.'
    case 'evidence':
      return 'Write an address.'
  }
}

type Checking = AnswerProblem | { readonly answer: Answer }

function checkAnswer(question: Question, said: Answer, elementIds: ReadonlySet<string>, whole: boolean): Checking {
  const problem = (message: string): AnswerProblem => ({ path: question.key, message })
  switch (question.kind) {
    case 'single': {
      const isOne = typeof said === 'string' && question.choices.some(({ key }) => key === said)
      return isOne ? { answer: said } : problem('Choose one of those that are there.')
    }
    case 'several': {
      if (!isChoices(said, question)) return problem('Choose of those that are there, each once.')
      return { answer: question.choices.flatMap(({ key }) => (said.includes(key) ? [key] : [])) }
    }
    case 'scale': {
      const isPoint = typeof said === 'number' && said >= 1 && said <= question.points
      return isPoint ? { answer: said } : problem(`Choose a number from 1 to ${question.points}.`)
    }
    case 'ranking': {
      if (!isChoices(said, question)) return problem('Rank those that are there, each once.')
      if (whole && said.length < question.choices.length) return problem('Give each its place.')
      return { answer: said }
    }
    case 'element': {
      const isOne = typeof said === 'string' && (elementIds.has(said) || noElement.some(key => key === said))
      return isOne ? { answer: said } : problem('Choose an element of the text as it is.')
    }
    case 'short':
    case 'long':
      return checkWords(question, said)
    case 'evidence':
      return checkEvidence(question, said)
  }
}

function isChoices(
  said: Answer,
  { choices }: { readonly choices: readonly { readonly key: string }[] },
): said is string[] {
  if (!Array.isArray(said) || new Set(said).size < said.length) return false
  return said.every(key => choices.some(choice => choice.key === key))
}

function checkWords({ key, kind }: Extract<Question, { kind: 'short' | 'long' }>, said: Answer): Checking {
  const most = mostWords[kind]
  if (typeof said !== 'string') return { path: key, message: 'Write an answer.' }
  const read = lines.safeParse(said)
  if (!read.success) return { path: key, message: read.error.issues[0]?.message ?? 'Write an answer.' }
  if (kind === 'short' && read.data.includes('\n')) return { path: key, message: 'Write one line.' }
  if (read.data.length > most) return { path: key, message: `Use at most ${inFigures(most)} characters.` }
  return { answer: read.data }
}

function checkEvidence({ key }: Question, said: Answer): Checking {
  if (typeof said !== 'object' || Array.isArray(said)) return { path: key, message: 'Write an address.' }
  const address = said.address.trim()
  const note = lines.safeParse(said.note)
  if (!note.success || note.data.length > mostWords.note) {
    return { path: `${key}.note`, message: 'Use at most 1,000 characters.' }
  }
  if (address === '') return { path: `${key}.address`, message: 'Write an address.' }
  if (address.length > mostWords.address || !isWebAddress(address)) {
    return { path: `${key}.address`, message: 'Write an address that begins with https:// or http://.' }
  }
  return { answer: { address, note: note.data } }
}

function isWebAddress(address: string): boolean {
  return /^https?:/i.test(address) && isSafeLink(address)
}

/** [PR64] An answer in words, as a contribution tells it. */
export function wordsOf(said: Answer): string {
  if (typeof said === 'string') return said
  if (typeof said === 'object' && !Array.isArray(said))
    return said.note ? `${said.address}\n${said.note}` : said.address
  return ''
}

/** How many of the questions are answered. */
export function answeredOf(questions: readonly Question[], given: Answers): number {
  return questions.filter(({ key }) => given[key] !== undefined).length
}
