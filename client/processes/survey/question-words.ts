import type { QuestionKind } from '@fieldword/shared/processes/survey.ts'

export const kindNames: Readonly<Record<QuestionKind, string>> = {
  single: 'One choice',
  several: 'Several choices',
  scale: 'A scale',
  short: 'A short text',
  long: 'A long text',
  ranking: 'A ranking',
  element: 'An element of the text',
  evidence: 'A piece of evidence',
}
