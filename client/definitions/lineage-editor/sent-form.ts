import { lineageKind } from '@fieldword/shared/definitions/contract.ts'
import { mostTies } from '@fieldword/shared/definitions/lineage-contract.ts'
import { type Draft, type DraftTie, keyOf, reshaped, type Texts, withTie } from './draft.ts'

/** The name of a tie's field in the form. */
export const fieldOf = (place: number, part: string): string => `tie.${place}.${part}`

/** What a select says where an element has nothing on the other side. */
export const nothing = '-'

/** Whether somebody only wants a tie more to fill in. */
export function onlyAdds(form: URLSearchParams): boolean {
  return form.get('do') === 'add'
}

/** Which reading the next one is based on: the one its author saw, or a newer one they were shown. */
export function basedOnIn(form: URLSearchParams): number {
  const said = form.get('after') ?? form.get('basedOn') ?? ''
  return /^\d{1,9}$/.test(said) ? Number(said) : 0
}

/** The draft as it was filled in without scripts. */
export function draftIn(form: URLSearchParams, texts: Texts): Draft {
  const ties: DraftTie[] = []
  for (let place = 0; place < mostTies && form.has(fieldOf(place, 'from')); place += 1) ties.push(tieIn(form, place))
  const draft = { reading: textIn(form, 'reading'), summary: textIn(form, 'summary'), ties }
  const added = { from: endIn(form, 'add.from'), to: endIn(form, 'add.to') }
  if (!onlyAdds(form) || (added.from === null && added.to === null)) return draft
  return reshaped(withTie(draft, added, texts), texts)
}

function tieIn(form: URLSearchParams, place: number): DraftTie {
  const field = (part: string) => fieldOf(place, part)
  const ends = { from: endIn(form, field('from')), to: endIn(form, field('to')) }
  const kind = lineageKind.safeParse(form.get(field('kind')))
  const because = form.get(field('because'))
  return {
    ...ends,
    key: `${place} ${keyOf(ends)}`,
    kind: kind.success ? kind.data : 'reworded',
    carried: linesIn(form, field('carried')),
    arrived: linesIn(form, field('arrived')),
    rationale: textIn(form, field('rationale')),
    suggested: because && !form.has(field('in')) ? { confidence: 'possible', because } : null,
    isIn: form.has(field('in')),
  }
}

function endIn(form: URLSearchParams, name: string): string | null {
  const said = form.get(name)
  return said === null || said === nothing || said === '' ? null : said
}

/** As one line: a line end would be refused. */
function textIn(form: URLSearchParams, name: string): string {
  return (form.get(name) ?? '').replace(/\s+/g, ' ').trim()
}

function linesIn(form: URLSearchParams, name: string): string[] {
  return (form.get(name) ?? '')
    .split(/\r?\n/)
    .map(line => line.trim())
    .filter(line => line !== '')
}
