import { inFigures } from '@fieldword/shared/kernel/figures.ts'
/** [PR350] That inputs came when answers were closed; nothing where none did. */
export function Late({ count }: { readonly count: number }) {
  if (count === 0) return null
  const came = count === 1 ? '1 input came' : `${inFigures(count)} inputs came`
  const are = count === 1 ? 'has no answer. It is answered' : 'have no answer. They are answered'
  return (
    <p className="fw-note">
      {came} after the answers were closed and {are} if the stage is done again.
    </p>
  )
}
