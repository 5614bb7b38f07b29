import { hostileTexts } from '../../document/hostile.ts'
import type { Answer, Caller } from '../../support/caller.ts'
import { filledIn, type Route, type Schema } from './inputs.ts'

/** Without steps of a path: whoever asks takes those out of an address before it is sent. */
const all = [...new Set(hostileTexts())].filter(text => text !== '.' && text !== '..')
/** With what no database keeps. */
const unstorable = all.flatMap(text => [`${text}\0`, `${text}\ud800`])
/** Mark-up that every field of words takes: of one line, with nothing that cannot be seen. */
const takable = all.filter(
  text => /[<>]/.test(text) && /^[^\p{C}\p{Zl}\p{Zp}]{3,}$/u.test(text) && text === text.trim(),
)
const longest = 2_000

/** From one to the next: far enough that neighbours, which are much alike, do not follow one another. */
const stride = 61
let used = 0

/** Another hostile text each time, as long as the field takes. */
export function hostileWords(schema: Schema = {}, from: readonly string[] = takable): string {
  const most = Math.min(longest, schema.maxLength ?? longest)
  for (;;) {
    used += 1
    const text = from[(used * stride) % from.length]
    if (text !== undefined && text.length <= most) return text
  }
}

export interface Poured {
  readonly answer: Answer
  /** What was written, by its place in the input. */
  readonly words: ReadonlyMap<string, string>
  /** What is wrong with how it was refused. */
  readonly faults: readonly string[]
}

/** What a field is given, one after the other until it is no more refused; then something that fits it. */
const tries = { taken: [unstorable, takable], any: [unstorable, all] }
/** The same for what is no words at all, as an address or a date: nothing hostile is ever one. */
const formed = [[...all, ...unstorable]]
const mostTurns = 6

/**
 * Writes hostile words into all strings of an input but those given. What is refused by name is written anew, at last as the
 * contract wants it, until the input is taken or refused as a whole.
 */
export async function pour(
  route: Route,
  caller: Caller,
  given: Readonly<Record<string, unknown>>,
  toBe: keyof typeof tries,
): Promise<Poured> {
  const refused = new Map<string, number>()
  const faults: string[] = []
  for (let turn = 1; ; turn += 1) {
    const filled = new Set<string>()
    const written = new Map<string, string>()
    const input = filledIn(route.schema, {
      given,
      write(at, schema) {
        const turns = triesOf(schema, toBe)
        const refusals = refused.get(at) ?? 0
        // What takes not even a plain word is a choice that its contract does not tell, as a switch is: it is left out.
        if (refusals > turns.length) return undefined
        const from = turns[refusals]
        const words = from ? hostileWords(schema, from) : fitting(at, schema)
        if (words !== undefined) filled.add(at)
        if (words !== undefined && from) written.set(at, words)
        return words
      },
    })
    const answer = await send(route, caller, input as Record<string, unknown>)
    if (answer.status >= 500) faults.push(`${answer.status} to ${JSON.stringify(input)}`)
    const issues = issuesOf(answer)
    if (!issues) return { answer, words: written, faults }
    if (!issues.some(path => isField(route, path))) faults.push(`names no field: ${JSON.stringify(answer.body)}`)
    const named = [...filled].filter(at => issues.some(path => path === at || at.startsWith(`${path}.`)))
    if (named.length === 0 || turn === mostTurns) return { answer, words: written, faults }
    for (const at of named) refused.set(at, (refused.get(at) ?? 0) + 1)
  }
}

function triesOf({ format, pattern }: Schema, toBe: keyof typeof tries): readonly (readonly string[])[] {
  return format || pattern ? formed : tries[toBe]
}

const isField = ({ schema }: Route, path: string) => Object.hasOwn(schema.properties ?? {}, path.split('.')[0] ?? '')

/** Which fields were not as expected; null where something else came of it. */
function issuesOf({ status, body }: Answer): string[] | null {
  const { code, details } = (body ?? {}) as { code?: string; details?: { issues?: { path: string }[] } }
  return status === 400 && code === 'bad-input' ? (details?.issues ?? []).map(({ path }) => path) : null
}

const nobody = '00000000-0000-7000-8000-000000000000'

function fitting(at: string, { format, pattern, minLength }: Schema): string | undefined {
  if (at === 'cursor') return undefined
  if (format === 'uuid') return nobody
  if (format === 'date-time') return new Date(Date.now() + 20 * 24 * 60 * 60 * 1000).toISOString()
  if (format === 'date') return '2026-11-20'
  if (format === 'email') return 'nobody@example.org'
  return pattern?.includes('0-9a-f') || minLength === 64 ? '0'.repeat(64) : 'word'
}

function send({ method, path }: Route, caller: Caller, input: Record<string, unknown>): Promise<Answer> {
  const { ...rest } = input
  const address = path.replace(/\{(\w+)\}/g, (_, key: string) => {
    const value = encodeURIComponent(String(rest[key]).toWellFormed())
    delete rest[key]
    return value
  })
  return method === 'GET'
    ? caller.get(`${address}?${new URLSearchParams(inQuery(rest))}`)
    : caller.send(method, address, method === 'DELETE' ? undefined : rest)
}

/** As `a[0][b]=…`, which the API reads as lists and objects. */
function inQuery(value: unknown, at = ''): [string, string][] {
  if (typeof value !== 'object' || value === null) return [[at, String(value)]]
  return Object.entries(value).flatMap(([key, below]) => inQuery(below, at === '' ? key : `${at}[${key}]`))
}
