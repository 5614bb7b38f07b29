import type { DefinitionView, ElementView } from './contract.ts'
import { listed } from './sentences.ts'

type Lineage = NonNullable<ElementView['lineage']>

/** [DEF69] "Reworded from element 1 of 2011, moved from 1 to 4." */
export function changeInWords({ kind, moved, from, fromLabel }: Lineage, number: number): string {
  const numbers = from.map(origin => origin.number)
  const [only] = numbers
  if (only === undefined) return `No element of ${fromLabel} stands behind it.`
  const earlier = `${numbers.length === 1 ? 'element' : 'elements'} ${listed(numbers)} of ${fromLabel}`
  const place = moved ? `, moved from ${only} to ${number}` : ''
  switch (kind) {
    case 'kept':
      return `Kept word for word from ${earlier}${place}.`
    case 'reworded':
      return `Reworded from ${earlier}${place}.`
    case 'merged':
      return `Joined from ${earlier}.`
    default:
      return `From parts of ${earlier}.`
  }
}

/** [DEF94] Why; where it came from several, each reason with the one it is said of: "From element 2 of 2011: …" */
export function reasonsInWords({ from: origins, rationale, fromLabel }: Lineage): string[] {
  return rationale.map(({ from, text }) =>
    from === null || origins.length < 2 ? text : `From element ${from} of ${fromLabel}: ${text}`,
  )
}

/** [DEF68] What happened to a version against the one before, by the numbers of its elements. */
export function changesInWords({ version, replaces, elements }: DefinitionView): string {
  if (!replaces) return 'The first version.'
  const told = elements.flatMap(({ number, lineage }) => (lineage ? [{ number, lineage }] : []))
  const reading = told[0]?.lineage.reading
  if (!reading) return `Follows ${replaces.label}.`
  const of = (...kinds: Lineage['kind'][]) =>
    told.filter(({ lineage }) => kinds.includes(lineage.kind)).map(({ number }) => number)
  const parts = [
    ['kept word for word', of('kept')],
    ['reworded', of('reworded')],
    ['from split or joined elements', of('split', 'merged')],
    ['new', of('new')],
  ] as const
  const sentences = parts.flatMap(([what, numbers]) => (numbers.length > 0 ? [`${what}: ${listed(numbers)}`] : []))
  return `${version?.label ?? 'This text'} against ${replaces.label}, by element: ${sentences.join('; ')} (${reading}).`
}
