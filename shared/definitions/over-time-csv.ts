import { csvOf } from '../kernel/csv.ts'
import type { DefinitionOverTime } from './over-time-contract.ts'

const columns = [
  'row',
  'version',
  'number',
  'short name',
  'element id',
  'what happened',
  'moved',
  'came from version',
  'came from numbers',
  'also in rows',
  'text',
]

/** [DEF53] One line for each element of each version in each row it stands in: what a spreadsheet filters and turns as one likes. */
export function overTimeCsv({ columns: versions, rows }: Pick<DefinitionOverTime, 'columns' | 'rows'>): string {
  const lines = rows.flatMap(({ number: row, cells }) =>
    cells.flatMap(({ elements }, at) =>
      elements.map(({ number, handle, elementId, kind, moved, from, fromLabel, alsoIn, text }) => [
        ...[row, versions[at]?.label ?? '', number, handle, elementId, kind ?? '', moved ? 'yes' : 'no'],
        ...[fromLabel ?? '', from.join(' '), alsoIn.join(' '), text],
      ]),
    ),
  )
  return csvOf([columns, ...lines])
}
