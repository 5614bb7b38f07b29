import type { TermInText } from '@fieldword/shared/pages/terms-contract.ts'

interface TermsInTextProps {
  readonly inText: readonly TermInText[]
  readonly may: boolean
}

/** The terms whose words stand in a page's own text, and whether they are linked there. */
export function TermsInText({ inText, may }: TermsInTextProps) {
  return (
    <section className="form" aria-labelledby="in-text">
      <h2 id="in-text">Terms in this text</h2>
      {inText.length === 0 ? (
        <p>No words of other definitions stand in the approved text, but for those that its authors linked.</p>
      ) : (
        <>
          <p>Where a word means something else here, do not link it.</p>
          <ul className="words">
            {inText.map(({ page, linked }) => (
              <li key={page.id}>
                <a href={`/wiki/${page.slug}`}>{page.title}</a>
                <span className="fw-muted">{linked ? 'linked' : 'not linked here'}</span>
                {may ? (
                  <form method="post">
                    <button
                      type="submit"
                      className="fw-btn fw-btn--sm"
                      name={linked ? 'unlink' : 'link'}
                      value={page.slug}
                    >
                      {linked ? 'Do not link' : 'Link again'}
                      <span className="fw-vh"> {page.title}</span>
                    </button>
                  </form>
                ) : null}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
