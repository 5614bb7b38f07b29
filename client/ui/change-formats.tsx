import type { ComparisonRow } from '@fieldword/shared/diff/contract.ts'
import { formatWords } from '@fieldword/shared/diff/format-words.ts'
import { kindOfRow } from './change-words.ts'

/** What changed beside the words, with old and new, each in a line; not again what the row's kind says already. */
export function ChangeFormats({ row }: { readonly row: ComparisonRow }) {
  const said = kindOfRow(row).toLowerCase()
  const lines = row.formats.map(formatWords).filter(words => words.toLowerCase() !== said)
  if (lines.length === 0) return null
  return (
    <ul className="cmp__fmt">
      {lines.map(words => (
        <li key={words}>{words}</li>
      ))}
    </ul>
  )
}
