import type { FormatChange } from '@fieldword/shared/diff/contract.ts'
import { formatWords } from '@fieldword/shared/diff/format-words.ts'

/** What changed beside the words, with old and new, each in a line. */
export function ChangeFormats({ formats }: { readonly formats: readonly FormatChange[] }) {
  if (formats.length === 0) return null
  return (
    <ul className="cmp__fmt">
      {formats.map(change => (
        <li key={JSON.stringify(change)}>{formatWords(change)}</li>
      ))}
    </ul>
  )
}
