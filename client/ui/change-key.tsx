/** What the marks mean, and the keys that step through them. */
export function ChangeKey() {
  return (
    <section className="cmpkey" aria-label="Key">
      <span>
        <ins className="fw-ins">added</ins> underlined
      </span>
      <span>
        <del className="fw-del">removed</del> struck through
      </span>
      <span>
        <span className="fw-mov">carried over</span> dotted, the same words in another place
      </span>
      <span>
        <span className="fw-fmt">formatted</span> waved, the same words set differently
      </span>
      <span className="fw-muted fw-hide-m">
        <kbd>n</kbd> next change <kbd>p</kbd> previous
      </span>
    </section>
  )
}
