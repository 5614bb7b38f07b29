import { z } from 'zod'
import { line, lines } from '../kernel/contract.ts'

/** [PR60] All kinds of question there are. */
export const questionKind = z.enum(['single', 'several', 'scale', 'short', 'long', 'ranking', 'element', 'evidence'])
export type QuestionKind = z.infer<typeof questionKind>

const key = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'Small letters, digits and hyphens, a letter first, at most 40.')

export const choice = z.strictObject({
  key,
  name: line.min(1, 'Write what can be chosen.').max(200, 'Use at most 200 characters.'),
})
export type Choice = z.infer<typeof choice>

export const mostChoices = 30

const choices = z
  .array(choice)
  .min(2, 'Write at least two choices.')
  .max(mostChoices, `Write at most ${mostChoices} choices.`)
  .refine(all => new Set(all.map(each => each.key)).size === all.length, 'Two choices have the same key.')
  .refine(all => new Set(all.map(each => each.name)).size === all.length, 'Two choices say the same.')

const asked = {
  key,
  text: line.min(1, 'Write the question.').max(300, 'Use at most 300 characters.'),
  help: lines.max(1000, 'Use at most 1,000 characters.').default(''),
  required: z.boolean().default(false),
}

const endOfScale = line.max(60, 'Use at most 60 characters.').default('')

/** [PR60] A question, and what can be answered to it. */
export const question = z.discriminatedUnion('kind', [
  z.strictObject({ ...asked, kind: z.literal('single'), choices }),
  z.strictObject({ ...asked, kind: z.literal('several'), choices }),
  z.strictObject({
    ...asked,
    kind: z.literal('scale'),
    /** From 1 to this. */
    points: z.number().int().min(2, 'A scale has 2 to 10 points.').max(10, 'A scale has 2 to 10 points.'),
    low: endOfScale,
    high: endOfScale,
  }),
  z.strictObject({ ...asked, kind: z.literal('short') }),
  z.strictObject({ ...asked, kind: z.literal('long') }),
  z.strictObject({ ...asked, kind: z.literal('ranking'), choices }),
  z.strictObject({ ...asked, kind: z.literal('element') }),
  z.strictObject({ ...asked, kind: z.literal('evidence') }),
])
export type Question = z.infer<typeof question>

export const mostQuestions = 60

export const questions = z
  .array(question)
  .max(mostQuestions, `Ask at most ${mostQuestions} questions.`)
  .refine(all => new Set(all.map(each => each.key)).size === all.length, 'Two questions have the same key.')

/** Beside the elements of the text, what a question about an element may be answered with. */
export const noElement = ['whole', 'missing'] as const

/** [PR64] What is answered in words becomes a contribution of its own. */
export function isInWords({ kind }: Pick<Question, 'kind'>): boolean {
  return kind === 'short' || kind === 'long' || kind === 'evidence'
}

/** A key for a new question or choice, made of its words: the first that is free. */
export function freeKey(words: string, taken: ReadonlySet<string>, otherwise: string): string {
  const made = words
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 32)
    .replace(/-+$/, '')
  const stem = made || otherwise
  for (let number = 1; ; number += 1) {
    const found = number === 1 ? stem : `${stem}-${number}`
    if (!taken.has(found)) return found
  }
}
