import type { DefinitionComparison } from './compare-contract.ts'
import { isOneToOne, type Tie, tiesFrom, tiesTo, type VersionText } from './lineage.ts'

const numerals = 'no one two three four five six seven eight nine ten eleven twelve'.split(' ')

/** "five"; from thirteen on in digits. */
export function numeral(count: number): string {
  return numerals[count] ?? String(count)
}

/** "2", "2 and 5", "2, 3 and 5". */
export function listed(items: readonly (number | string)[]): string {
  if (items.length < 2) return items.join('')
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`
}

export function headlineOf(from: number, to: number): string {
  if (from === to) return `${capital(elements(from))}, before and after`
  return `From ${elements(from)} to ${numeral(to)}`
}

/** [DEF8] What happened between two versions, in sentences made from the counts. */
export function summaryOf(
  from: string,
  to: string,
  counts: DefinitionComparison['counts'],
  ties: readonly Tie[],
): string {
  const sentences = [
    `Between ${from} and ${to} ${keptAndReworded(counts)}.`,
    regrouped(ties),
    counts.new > 0 ? `${capital(numeral(counts.new))} ${counts.new === 1 ? 'is' : 'are'} new.` : '',
    counts.removed > 0
      ? `${capital(numeral(counts.removed))} ${was(counts.removed)} dropped without a successor.`
      : 'Nothing was dropped without a successor.',
  ]
  return sentences.filter(Boolean).join(' ')
}

function keptAndReworded({ kept, reworded }: DefinitionComparison['counts']): string {
  if (kept === 0 && reworded === 0) return 'no element stayed one and the same'
  if (kept === 0) return `${elements(reworded)} ${was(reworded)} reworded`
  const start = `${elements(kept)} ${was(kept)} kept word for word`
  return reworded === 0 ? start : `${start} and ${numeral(reworded)} ${was(reworded)} reworded`
}

function regrouped(ties: readonly Tie[]): string {
  const several = ties.filter(tie => !isOneToOne(tie, ties))
  const before = new Set(several.map(tie => tie.from))
  const after = new Set(several.map(tie => tie.to))
  if (before.size === 0) return ''
  const split = [...before].some(element => several.filter(tie => tie.from === element).length > 1)
  const merged = [...after].some(element => several.filter(tie => tie.to === element).length > 1)
  const subject = `${capital(numeral(before.size))} ${was(before.size)}`
  if (!merged) return `${subject} split into ${numeral(after.size)}.`
  if (!split) return `${subject} joined into ${numeral(after.size)}.`
  return `${subject} split, and their parts joined into ${numeral(after.size)} ${after.size === 1 ? 'other' : 'others'}.`
}

/** [DEF9] The map in words, for whoever cannot see it. */
export function mapTextOf(from: VersionText, to: VersionText, ties: readonly Tie[]): string {
  const added = to.elements.filter(element => tiesTo(element, ties).length === 0).map(({ number }) => number)
  const gone = from.elements.filter(element => tiesFrom(element, ties).length === 0).map(({ number }) => number)
  const parts = [
    ...ties.filter(tie => isOneToOne(tie, ties)).map(pairPart),
    ...groupsOf(ties.filter(tie => !isOneToOne(tie, ties))).map(groupPart),
    ...(added.length > 0 ? [`${listed(added)} ${added.length === 1 ? 'is' : 'are'} new`] : []),
    ...(gone.length > 0 ? [`${listed(gone)} ${gone.length === 1 ? 'has' : 'have'} no successor`] : []),
  ]
  return `How the elements of ${from.label} became those of ${to.label}: ${parts.join('; ')}.`
}

function pairPart(tie: Tie): string {
  const place = tie.from.number === tie.to.number ? 'stayed' : `became ${tie.to.number}`
  return `${tie.from.number} ${place}, ${tie.kind === 'kept' ? 'unchanged' : 'reworded'}`
}

function groupPart(group: readonly Tie[]): string {
  const before = [...new Set(group.map(tie => tie.from.number))].sort((a, b) => a - b)
  const after = [...new Set(group.map(tie => tie.to.number))].sort((a, b) => a - b)
  const deed = after.length === 1 ? 'joined' : before.length === 1 ? 'split' : 'split and joined'
  return `${listed(before)} ${was(before.length)} ${deed} into ${listed(after)}`
}

/** Ties that hang together through the elements they share. */
function groupsOf(ties: readonly Tie[]): Tie[][] {
  const groups: Tie[][] = []
  for (const tie of ties) {
    const touching = groups.filter(group => group.some(other => other.from === tie.from || other.to === tie.to))
    for (const group of touching) groups.splice(groups.indexOf(group), 1)
    groups.push([...touching.flat(), tie])
  }
  return groups
}

function elements(count: number): string {
  return `${numeral(count)} ${count === 1 ? 'element' : 'elements'}`
}

function was(count: number): string {
  return count === 1 ? 'was' : 'were'
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
