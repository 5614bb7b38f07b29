import type { Span } from '@fieldword/shared/processes/changes.ts'
import type { ChangeAnswer, ChangeView } from '@fieldword/shared/processes/changes-contract.ts'
import type { TracedElement } from '@fieldword/shared/processes/traced-elements.ts'
import type { ChangeRow } from './change-queries.ts'
import type { NameOf } from './named-people.ts'

export interface ChangeContext {
  readonly before: readonly TracedElement[]
  readonly after: readonly TracedElement[]
  readonly nameOf: NameOf
  /** Those that are told of each change, by its id. */
  readonly answers: ReadonlyMap<string, readonly ChangeAnswer[]>
}

/** Whom the notes of changes name. */
export function peopleOf(rows: readonly ChangeRow[]): string[] {
  return rows.flatMap(({ notes }) => notes.map(({ byId }) => byId))
}

/** [PR261] [PR264] A change as it is told. */
export function changeView(row: ChangeRow, { before, after, nameOf, answers }: ChangeContext): ChangeView {
  const classed = row.notes.findLast(({ kind }) => kind === 'classed')
  const initiative = row.notes.findLast(({ kind }) => kind === 'initiative')
  const counts = classed?.class ?? row.class
  const { dispositions: answered } = row._count
  const [was, is] = [row.before as Span | null, row.after as Span | null]
  return {
    ...{ id: row.id, number: row.number, operation: row.operation, before: was, after: is },
    ...{ beforeText: row.beforeText, afterText: row.afterText },
    ...around(row.operation === 'reworded', is ?? was, is ? after : before),
    ...{ suggested: row.class, class: counts },
    classReason: classed?.reason ?? '',
    classedBy: classed ? nameOf(classed.byId) : null,
    initiative: initiative
      ? { reason: initiative.reason, by: nameOf(initiative.byId), at: initiative.at.toISOString() }
      : null,
    ...{ answers: [...(answers.get(row.id) ?? [])], answered },
    unexplained: (counts === 'c2' || counts === 'c3') && !initiative && answered === 0,
  }
}

/** Characters that stand on either side of a change, where it is told. */
const shown = 80

/** [PR261] The words around a rewording, cut between words. */
function around(isReworded: boolean, span: Span | null, elements: readonly TracedElement[]) {
  const text = elements.find(({ id }) => id === span?.elementId)?.text
  if (!isReworded || !span || text === undefined) return { lead: '', tail: '' }
  const [lead, tail] = [text.slice(0, span.start), text.slice(span.end)]
  return {
    lead: lead.length > shown ? `… ${lead.slice(-shown).replace(/^\S*\s/u, '')}` : lead,
    tail: tail.length > shown ? `${tail.slice(0, shown).replace(/\s\S*$/u, '')} …` : tail,
  }
}
