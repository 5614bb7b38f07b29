import type { Involvement, ProcessNature, ProcessState } from '@fieldword/shared/processes/vocabulary.ts'

export const involvementWords: Readonly<Record<Involvement, string>> = {
  steward: 'Stewards',
  facilitator: 'Facilitators',
  editor: 'Editors',
  working_group: 'The working group',
  panel: 'The panel',
  ratifier: 'Ratifiers',
  field: 'Whoever takes part',
  public: 'Anyone with an account',
}

/** "Editors and the working group". */
export function involvedInWords(who: readonly Involvement[]): string {
  const words = who.map((is, place) => (place === 0 ? involvementWords[is] : lowered(involvementWords[is])))
  const last = words.pop() ?? 'Nobody'
  return words.length > 0 ? `${words.join(', ')} and ${last}` : last
}

function lowered(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1)
}

export const stateWords: Readonly<Record<ProcessState, string>> = {
  draft: 'Being prepared',
  open: 'Open',
  closed: 'Closed',
  abandoned: 'Ended without a result',
}

/** What must be said of a process that is none of the field's own. */
export const natureNotes: Readonly<Record<Exclude<ProcessNature, 'real'>, string>> = {
  demonstration:
    'A demonstration, on a word that nobody uses: try everything. Nothing here is part of what a field agreed on.',
  reconstruction: 'A reconstruction, told afterwards from published sources. What is not in them is not shown here.',
}
