import { inFigures } from '@fieldword/shared/kernel/figures.ts'
import type { ImportRef } from '@fieldword/shared/transfer/contract.ts'
import { counted, percentOf, stateWords } from './state-words.ts'

/** How far an import is, in figures and as a bar. */
export function ImportProgress({ item }: { readonly item: ImportRef }) {
  const { pages, revisions, known, kept, name } = item
  const percent = percentOf(item)
  const more = [
    known > 0 ? `${inFigures(known)} known already` : null,
    kept > 0 ? `${inFigures(kept)} kept as source only` : null,
  ]
  return (
    <div className="imp__progress">
      <progress max={100} value={percent} aria-label={`How much of ${name} was read`} />
      <p>
        <b>{stateWords(item)}</b>, {percent} % read: {counted(revisions, 'revision')} of {counted(pages, 'page')}
        {more.filter(Boolean).map(words => `, ${words}`)}.
      </p>
    </div>
  )
}
