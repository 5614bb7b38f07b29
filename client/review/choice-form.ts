import type { Choice, Take } from '@fieldword/shared/merge/contract.ts'
import type { DraftMode } from '@fieldword/shared/review/merging-contract.ts'
import { asLine } from './summary-field.tsx'

/** The names of a conflict's fields in a form. */
export const takeName = (conflict: string): string => `take.${conflict}`
export const wordsName = (conflict: string): string => `words.${conflict}`

/** What no page of ours sent is no choice; the page is shown without it. */
const fieldOfConflict = /^take\.([\w-]{1,40})$/
const takes: readonly Take[] = ['ours', 'theirs', 'both', 'own']

/** What was decided in a form on its conflicts; what was left open is left out. */
export function choicesIn(form: URLSearchParams | null): Choice[] {
  const choices: Choice[] = []
  for (const [name, value] of form ?? []) {
    const take = takes.find(each => each === value)
    const conflict = fieldOfConflict.exec(name)?.[1]
    if (!conflict || !take) continue
    choices.push({ conflict, take, ...(take === 'own' && { words: form?.get(wordsName(conflict)) ?? '' }) })
  }
  return choices
}

/** How many conflicts nothing is decided on yet. */
export function undecided(conflicts: readonly { readonly id: string }[], choices: readonly Choice[]): number {
  return conflicts.filter(({ id }) => !choices.some(({ conflict }) => conflict === id)).length
}

/** Whether the person only wants to see what their decisions make of the text, or another part of it. */
export function onlyLooks(form: URLSearchParams): boolean {
  return form.get('do') === 'look' || form.has('part')
}

/** The part of a long comparison that is asked for. */
export function partIn(form: URLSearchParams | null): number {
  const part = form?.get('part') ?? ''
  return /^[1-9]\d{0,5}$/.test(part) ? Number(part) : 1
}

/** The summary as one line: it stands in lists, and a line end would be refused. */
export function summaryOf(form: URLSearchParams): string {
  return asLine(form.get('summary'))
}

export function draftWishIn(form: URLSearchParams): { draft: DraftMode; draftHash?: string } {
  const draftHash = form.get('draftHash')
  return { draft: form.get('draft') === 'replace' ? 'replace' : 'merge', ...(draftHash && { draftHash }) }
}
