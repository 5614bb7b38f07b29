import { z } from 'zod'
import { placeOfWords } from '../discussion/words-in.ts'
import { line } from '../kernel/contract.ts'
import type { CsvRead, CsvRow } from '../kernel/csv-reading.ts'
import { isRefusal } from '../kernel/result.ts'
import { type Answer, type Answers, checkAnswers, type Evidence } from './answers.ts'
import { commentText } from './commenting-contract.ts'
import type { Question } from './survey.ts'
import { type ContributionType, contributionType } from './vocabulary.ts'

/** What rows are read against: the text of the stage, the groups, and what was taken before. */
export interface ImportContext {
  readonly elements: readonly {
    readonly id: string
    readonly number: number
    readonly handle: string
    readonly text: string
  }[]
  readonly strata: readonly { readonly key: string; readonly name: string }[]
  readonly questions: readonly Question[]
}

interface Origin {
  readonly line: number
  /** What the file calls it: it is taken once. */
  readonly reference: string
  readonly name: string
  readonly received: string | null
  readonly stratum: string
}

export interface ReadComment extends Origin {
  readonly element: string | null
  readonly words: string | null
  readonly type: ContributionType
  readonly text: string
  readonly proposedText: string | null
}

export interface ReadAnswers extends Origin {
  readonly answers: Answers
}

/** [PR80] A row of a file: what it says, or what is wrong with it. */
export type ReadRow<Said> =
  | { readonly line: number; readonly said: Said; readonly problems: readonly [] }
  | { readonly line: number; readonly said: null; readonly problems: readonly string[] }

export interface ReadFile<Said> {
  /** Why nothing of it can be read; rows before it are told anyway. */
  readonly fault: { readonly line: number; readonly message: string } | null
  readonly rows: readonly ReadRow<Said>[]
  /** Columns that nobody knows: they are passed over. */
  readonly unknown: readonly string[]
}

const originColumns = ['reference', 'name', 'received', 'stratum'] as const
const commentColumns = [...originColumns, 'element', 'words', 'type', 'text', 'proposed'] as const

/** [PR80] The comments of a file, row by row. */
export function readComments(csv: CsvRead, context: ImportContext): ReadFile<ReadComment> {
  return readRows(csv, commentColumns, ['reference', 'text'], (cell, problems) => {
    const element = elementIn(cell('element'), context, problems)
    const said = commentText.safeParse(cell('text'))
    if (!said.success) problems.push(`text: ${firstOf(said.error)}`)
    const proposed = proposedText.safeParse(cell('proposed'))
    if (!proposed.success) problems.push(`proposed: ${firstOf(proposed.error)}`)
    const words = cell('words') || null
    if (words !== null) problems.push(...wordsProblems(words, element, context))
    return {
      ...originIn(cell, context, problems),
      ...{ element: element ?? null, words, type: typeIn(cell('type'), problems) },
      ...{ text: said.data ?? '', proposedText: proposed.data || null },
    }
  })
}

/** [PR80] The answers of a file: a column for each question, named by its key or its words. */
export function readAnswers(csv: CsvRead, context: ImportContext): ReadFile<ReadAnswers> {
  const columns = [...originColumns, ...context.questions.flatMap(({ key, text }) => [key, text])]
  const elementIds = new Set(context.elements.map(({ id }) => id))
  return readRows(csv, columns, ['reference'], (cell, problems) => {
    const given: Record<string, Answer> = {}
    for (const question of context.questions) {
      const written = cell(question.key) || cell(question.text)
      if (written !== '') given[question.key] = answerIn(question, written, context)
    }
    const checked = checkAnswers({ questions: context.questions, elementIds }, given, true)
    problems.push(...checked.problems.map(({ path, message }) => `${path}: ${message}`))
    return { ...originIn(cell, context, problems), answers: checked.answers ?? {} }
  })
}

type Cell = (column: string) => string

function readRows<Said extends Origin>(
  { rows, fault }: CsvRead,
  columns: readonly string[],
  needed: readonly string[],
  read: (cell: Cell, problems: string[]) => Omit<Said, 'line'>,
): ReadFile<Said> {
  const [head, ...body] = rows
  const at = new Map<string, number>()
  for (const [index, name] of (head?.cells ?? []).entries()) {
    const known = columns.find(column => column.toLowerCase() === name.trim().toLowerCase())
    if (known !== undefined && !at.has(known)) at.set(known, index)
  }
  const taken = new Set(at.values())
  const unknown = (head?.cells ?? []).filter((name, index) => name.trim() !== '' && !taken.has(index))
  const missing = needed.filter(column => !at.has(column))
  if (missing.length > 0) {
    const message = `The first row names the columns. There is no column ${missing.map(name => `“${name}”`).join(' and no ')}.`
    return { fault: fault ?? { line: 1, message }, rows: [], unknown }
  }
  const seen = new Map<string, number>()
  return {
    fault: fault ?? (body.length === 0 ? { line: 1, message: 'There is no row beside the first.' } : null),
    rows: body.map(row => readRow(row, head?.cells.length ?? 0, at, seen, read)),
    unknown,
  }
}

function readRow<Said extends Origin>(
  { line, cells }: CsvRow,
  width: number,
  at: ReadonlyMap<string, number>,
  seen: Map<string, number>,
  read: (cell: Cell, problems: string[]) => Omit<Said, 'line'>,
): ReadRow<Said> {
  const problems: string[] = []
  if (cells.length > width) problems.push(`This row has ${cells.length} cells, and the first row names ${width}.`)
  const said = read(column => (cells[at.get(column) ?? -1] ?? '').trim(), problems)
  const before = seen.get(said.reference)
  if (before !== undefined) problems.push(`reference: Line ${before} has the same.`)
  else if (said.reference !== '') seen.set(said.reference, line)
  return problems.length > 0 ? { line, said: null, problems } : { line, said: { ...said, line } as Said, problems: [] }
}

const reference = line.min(1, 'Give each row a reference of its own.').max(300, 'Use at most 300 characters.')
const name = line.max(200, 'Use at most 200 characters.')
const proposedText = commentText.or(z.literal(''))

function originIn(cell: Cell, { strata }: ImportContext, problems: string[]): Omit<Origin, 'line'> {
  const told = (column: string, shape: z.ZodType<string>) => {
    const parsed = shape.safeParse(cell(column))
    if (!parsed.success) problems.push(`${column}: ${firstOf(parsed.error)}`)
    return parsed.data ?? ''
  }
  const received = cell('received') || null
  if (received !== null && !z.iso.date().safeParse(received).success) {
    problems.push('received: Write the day as 2026-06-30.')
  }
  const group = cell('stratum').toLowerCase()
  const found = strata.find(({ key, name }) => key === group || name.toLowerCase() === group)
  if (group !== '' && !found) problems.push('stratum: There is no such group in this process.')
  return { reference: told('reference', reference), name: told('name', name), received, stratum: found?.key ?? '' }
}

function elementIn(written: string, { elements }: ImportContext, problems: string[]): string | undefined {
  if (written === '') return undefined
  const found = elements.find(
    ({ id, number, handle }) =>
      String(number) === written || id === written || handle.toLowerCase() === written.toLowerCase(),
  )
  if (!found) problems.push('element: There is no such element in the text. Use its number or its name.')
  return found?.id
}

function wordsProblems(words: string, element: string | undefined, { elements }: ImportContext): string[] {
  const found = elements.find(({ id }) => id === element)
  if (!found) return ['words: Say which element they stand in.']
  const place = placeOfWords(found.text, words, null)
  if (!isRefusal(place)) return []
  return place.code === 'words-not-there'
    ? ['words: They do not stand in this element.']
    : ['words: They stand in this element more than once. Take more words around them.']
}

function typeIn(written: string, problems: string[]): ContributionType {
  if (written === '') return 'general'
  const parsed = contributionType.safeParse(written.toLowerCase())
  if (!parsed.success) problems.push(`type: Use one of ${contributionType.options.join(', ')}.`)
  return parsed.data ?? 'general'
}

function answerIn(question: Question, written: string, { elements }: ImportContext): Answer {
  const keyOf = (name: string) => {
    const said = name.trim()
    if (!('choices' in question)) return said
    return question.choices.find(({ key, name }) => key === said || name === said)?.key ?? said
  }
  switch (question.kind) {
    case 'single':
      return keyOf(written)
    case 'several':
      return written.split(';').flatMap(name => keyOf(name) || [])
    case 'ranking':
      return written.split('>').flatMap(name => keyOf(name) || [])
    case 'scale':
      return /^\d{1,2}$/.test(written) ? Number(written) : written
    case 'element':
      return elementIn(written, { elements, strata: [], questions: [] }, []) ?? written
    case 'short':
    case 'long':
      return written
    case 'evidence':
      return evidenceIn(written)
  }
}

/** The address, and behind the first space or line end what it shows. */
function evidenceIn(written: string): Evidence {
  const [address = '', ...note] = written.split(/\s/)
  return { address, note: note.join(' ').trim() }
}

const firstOf = (error: z.ZodError) => error.issues[0]?.message ?? 'This cannot be read.'
