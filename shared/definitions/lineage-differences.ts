import type { VersionText } from './lineage.ts'
import type { RecordedTie } from './lineage-contract.ts'
import { listed } from './sentences.ts'

export interface SaidLineage {
  readonly reading: string
  readonly ties: readonly RecordedTie[]
}

const kindWords = {
  ...{ kept: 'kept', reworded: 'reworded', split: 'split', merged: 'joined', new: 'new', retired: 'removed' },
} as const

/** [DEF32] What one reading says otherwise than the one before, a sentence each; none where both say the same. */
export function differencesOf(before: SaidLineage, after: SaidLineage, from: VersionText, to: VersionText): string[] {
  const name = namer(from, to)
  const [was, is] = [byPair(before.ties), byPair(after.ties)]
  const added = after.ties.filter(tie => !was.has(pairOf(tie))).map(tie => `Added: ${said(tie, name)}.`)
  const dropped = before.ties.filter(tie => !is.has(pairOf(tie))).map(tie => `Left out: ${said(tie, name)}.`)
  const changed = after.ties.flatMap(tie => {
    const old = was.get(pairOf(tie))
    return old ? changesOf(old, tie, name(tie)) : []
  })
  const reading = before.reading === after.reading ? [] : [`Who says so: ${after.reading}, before ${before.reading}.`]
  return [...added, ...dropped, ...changed, ...reading]
}

type Namer = (tie: RecordedTie) => string

/** "2 of 2011 and 7 of 2019", "7 of 2019". */
function namer(from: VersionText, to: VersionText): Namer {
  const numbers = ({ elements }: VersionText) => new Map(elements.map(({ id, number }) => [id, number]))
  const [before, after] = [numbers(from), numbers(to)]
  return tie =>
    listed([
      ...(tie.from === null ? [] : [`${before.get(tie.from) ?? `“${tie.from}”`} of ${from.label}`]),
      ...(tie.to === null ? [] : [`${after.get(tie.to) ?? `“${tie.to}”`} of ${to.label}`]),
    ])
}

function said(tie: RecordedTie, name: Namer): string {
  return `${name(tie)}, ${kindWords[tie.kind]}`
}

function changesOf(old: RecordedTie, tie: RecordedTie, name: string): string[] {
  return [
    ...(old.kind === tie.kind ? [] : [`${name}: ${kindWords[tie.kind]}, before ${kindWords[old.kind]}.`]),
    ...wordsChanged(old.carried, tie.carried, `${name}: words carried over`),
    ...wordsChanged(old.arrived, tie.arrived, `${name}: words they became`),
    ...(old.rationale === tie.rationale ? [] : [whyChanged(old.rationale, tie.rationale, name)]),
  ]
}

function wordsChanged(old: readonly string[], words: readonly string[], what: string): string[] {
  if (JSON.stringify(old) === JSON.stringify(words)) return []
  return [`${what}: ${quoted(words)}, before ${quoted(old)}.`]
}

function quoted(words: readonly string[]): string {
  return words.length === 0 ? 'none named' : listed(words.map(one => `“${one}”`))
}

function whyChanged(old: string, rationale: string, name: string): string {
  if (old === '') return `${name}: now says why.`
  return rationale === '' ? `${name}: no longer says why.` : `${name}: says otherwise why.`
}

function byPair(ties: readonly RecordedTie[]): Map<string, RecordedTie> {
  return new Map(ties.map(tie => [pairOf(tie), tie]))
}

function pairOf({ from, to }: RecordedTie): string {
  return JSON.stringify([from, to])
}
