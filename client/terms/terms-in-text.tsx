import type { TermInText, TermPlace } from '@fieldword/shared/pages/terms-contract.ts'

interface TermsInTextProps {
  readonly inText: readonly TermInText[]
  readonly may: boolean
}

/** The terms whose words stand in a page's own text, whether they are linked there, and where. */
export function TermsInText({ inText, may }: TermsInTextProps) {
  return (
    <section className="form" aria-labelledby="in-text">
      <h2 id="in-text">Terms in this text</h2>
      {inText.length === 0 ? (
        <p>No words of other definitions stand in the approved text, but for those that its authors linked.</p>
      ) : (
        <>
          <p>Where a word means something else, do not link it: at one place, or in all of this text.</p>
          <ul className="words">
            {inText.map(({ page, linked, places }) => (
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
                {linked && places.length > 0 ? <Places slug={page.slug} places={places} may={may} /> : null}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

interface PlacesProps {
  /** Of the definition. */
  readonly slug: string
  readonly places: readonly TermPlace[]
  readonly may: boolean
}

/** [TRM14] Where a term is linked or was said not to be, with the words around it. */
function Places({ slug, places, may }: PlacesProps) {
  return (
    <ol className="words__at" aria-label="Where">
      {places.map(({ block, number, linked, before, words, after }) => (
        <li key={`${block} ${number}`}>
          <q data-off={linked ? undefined : ''}>
            {before}
            <b>{words}</b>
            {after}
          </q>
          {may ? (
            <form method="post">
              <input type="hidden" name="block" value={block} />
              <input type="hidden" name="number" value={number} />
              <button
                type="submit"
                className="fw-btn fw-btn--sm fw-btn--quiet"
                name={linked ? 'unlink' : 'link'}
                value={slug}
              >
                {linked ? 'Not this one' : 'Link it again'}
                <span className="fw-vh"> {before + words + after}</span>
              </button>
            </form>
          ) : null}
        </li>
      ))}
    </ol>
  )
}
