import type { ComparisonRow } from '@fieldword/shared/diff/contract.ts'
import { ChangeFormats } from './change-formats.tsx'
import { ChangeTable } from './change-table.tsx'
import { ChangeText } from './change-text.tsx'
import { wordsOfTable } from './change-words.ts'

interface ChangeBodyProps {
  readonly row: ComparisonRow
  /** What the newer side is called. */
  readonly name: string
}

/** One change with both sides in one text: its words, its table, and what was formatted how. */
export function ChangeBody({ row, name }: ChangeBodyProps) {
  return (
    <div className="dif__t">
      {row.table ? (
        <>
          {row.kind === 'reworded' ? <p className="cmp__said">{wordsOfTable(row)}</p> : null}
          <ChangeTable row={row} table={row.table} view="inline" name={name} />
        </>
      ) : (
        row.inline.map((block, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: blocks never change places
          <ChangeText key={at} row={row} block={block} />
        ))
      )}
      <ChangeFormats row={row} />
    </div>
  )
}
