/** Characters more or fewer than in the revision before. */
export function Delta({ characters }: { readonly characters: number }) {
  if (characters === 0) return <span>same length</span>
  return (
    <span className="fw-delta">
      {characters > 0 ? <b>+{characters}</b> : <i>−{-characters}</i>}
      <span className="fw-vh"> characters</span>
    </span>
  )
}
