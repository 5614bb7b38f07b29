import { type Cell, toldCells } from './small-cells.ts'
import type { Question } from './survey.ts'

/** How often something was answered by people of a group, as the database counts it. */
export interface Counted {
  readonly stratum: string
  readonly question: string
  /** A choice, a point, an element; for what is in words nothing. */
  readonly value: string
  /** Of a ranking, from 1; else 1. */
  readonly place: number
  readonly count: number
}

export interface Told {
  /** A choice, a point of the scale, an element. */
  readonly value: string
  readonly name: string
  readonly count: number
  /** Of a ranking: the mean place. */
  readonly place: number | null
}

export interface Tally {
  readonly question: string
  /** How many answered it. */
  readonly answered: number
  readonly values: readonly Told[]
}

export interface Group {
  /** Null for everybody. */
  readonly stratum: string | null
  readonly people: number
  /** Null where there are too few to be told of. */
  readonly tallies: readonly Tally[] | null
}

interface Counts {
  readonly questions: readonly Question[]
  /** People who submitted, by their group. */
  readonly people: readonly Cell[]
  readonly counted: readonly Counted[]
  /** How many answered each question, by group. */
  readonly answered: readonly { readonly stratum: string; readonly question: string; readonly count: number }[]
  readonly elements: readonly { readonly id: string; readonly name: string }[]
}

/** [PR65] [PR66] The counts of each question: of everybody, and of each group that is large enough. */
export function tallied(counts: Counts, smallestCell: number): Group[] {
  const told = toldCells(counts.people, smallestCell)
  const everybody = counts.people.reduce((sum, { people }) => sum + people, 0)
  return [
    { stratum: null, people: everybody, tallies: talliesOf(counts, () => true) },
    ...counts.people.map(({ key, people }) => ({
      stratum: key,
      people,
      tallies: told.has(key) ? talliesOf(counts, stratum => stratum === key) : null,
    })),
  ]
}

function talliesOf({ questions, counted, answered, elements }: Counts, isOf: (stratum: string) => boolean): Tally[] {
  return questions.map(question => {
    const rows = counted.filter(row => row.question === question.key && isOf(row.stratum))
    const all = answered.filter(row => row.question === question.key && isOf(row.stratum))
    return {
      question: question.key,
      answered: all.reduce((sum, { count }) => sum + count, 0),
      values: valuesOf(question, elements).map(({ value, name }) => {
        const mine = rows.filter(row => row.value === value)
        const count = mine.reduce((sum, row) => sum + row.count, 0)
        return { value, name, count, place: question.kind === 'ranking' ? meanPlace(mine, count) : null }
      }),
    }
  })
}

function meanPlace(rows: readonly Counted[], count: number): number | null {
  return count === 0 ? null : rows.reduce((sum, row) => sum + row.place * row.count, 0) / count
}

function valuesOf(question: Question, elements: Counts['elements']): { value: string; name: string }[] {
  switch (question.kind) {
    case 'single':
    case 'several':
    case 'ranking':
      return question.choices.map(({ key, name }) => ({ value: key, name }))
    case 'scale':
      return Array.from({ length: question.points }, (_, index) => pointOf(question, index + 1))
    case 'element':
      return [
        ...elements.map(({ id, name }) => ({ value: id, name })),
        { value: 'whole', name: 'The whole text' },
        { value: 'missing', name: 'Something that is missing' },
      ]
    case 'short':
    case 'long':
    case 'evidence':
      return []
  }
}

function pointOf({ points, low, high }: Extract<Question, { kind: 'scale' }>, point: number) {
  const end = point === 1 ? low : point === points ? high : ''
  return { value: String(point), name: end ? `${point} ${end}` : String(point) }
}
