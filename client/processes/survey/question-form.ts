import { freeKey, type Question, questionKind, question as questionShape } from '@fieldword/shared/processes/survey.ts'

/** What the form of a question holds. */
export interface Written {
  readonly kind: Question['kind']
  readonly text: string
  readonly help: string
  readonly required: boolean
  /** One a line. */
  readonly choices: string
  readonly points: string
  readonly low: string
  readonly high: string
}

export const blank: Written = {
  ...{ kind: 'single', text: '', help: '', required: false, choices: '', points: '5', low: '', high: '' },
}

export function writtenIn(form: URLSearchParams): Written {
  const of = (name: string) => (form.get(name) ?? '').replaceAll('\r\n', '\n')
  return {
    kind: questionKind.safeParse(of('kind')).data ?? 'single',
    ...{ text: of('text'), help: of('help'), required: form.has('required'), choices: of('choices') },
    ...{ points: of('points'), low: of('low'), high: of('high') },
  }
}

export function writtenOf(question: Question): Written {
  const { kind, text, help, required } = question
  return {
    ...{ ...blank, kind, text, help, required },
    ...('choices' in question ? { choices: question.choices.map(({ name }) => name).join('\n') } : {}),
    ...(question.kind === 'scale' ? { points: String(question.points), low: question.low, high: question.high } : {}),
  }
}

/** Either the question that is written, or what is wrong with it, by field. */
export type Read =
  | { readonly question: Question; readonly fields: null }
  | { readonly question: null; readonly fields: Readonly<Record<string, string>> }

/**
 * [PR63] A question keeps its key, and its choices theirs, whatever becomes of their words: a key is made once, of the words it had then.
 */
export function questionOf(written: Written, before: Question | null, others: readonly Question[]): Read {
  const taken = new Set(others.map(({ key }) => key))
  const asked = {
    key: before?.key ?? freeKey(written.text, taken, 'question'),
    ...{ kind: written.kind, text: written.text, help: written.help, required: written.required },
  }
  const parsed = questionShape.safeParse({ ...asked, ...detailsOf(written, before) })
  if (parsed.success) return { question: parsed.data, fields: null }
  const fields: Record<string, string> = {}
  for (const { path, message } of parsed.error.issues) fields[String(path[0] ?? 'text')] ??= message
  return { question: null, fields }
}

function detailsOf(written: Written, before: Question | null): Record<string, unknown> {
  switch (written.kind) {
    case 'single':
    case 'several':
    case 'ranking':
      return { choices: choicesOf(written.choices, before && 'choices' in before ? before.choices : []) }
    case 'scale':
      return { points: Number(written.points), low: written.low, high: written.high }
    default:
      return {}
  }
}

function choicesOf(lines: string, before: readonly { readonly key: string; readonly name: string }[]) {
  const names = lines.split('\n').flatMap(name => name.trim() || [])
  const taken = new Set(before.map(({ key }) => key))
  return names.map(name => {
    const known = before.find(each => each.name === name)
    if (known) return known
    const key = freeKey(name, taken, 'choice')
    taken.add(key)
    return { key, name }
  })
}

/** The questions with one moved a place up or down. */
export function moved(questions: readonly Question[], key: string, by: -1 | 1): Question[] {
  const from = questions.findIndex(question => question.key === key)
  const to = from + by
  const all = [...questions]
  const [one, other] = [all[from], all[to]]
  if (!one || !other) return all
  all[from] = other
  all[to] = one
  return all
}
