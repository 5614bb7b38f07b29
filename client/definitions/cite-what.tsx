import { citePath, type Place } from '@fieldword/shared/definitions/addresses.ts'
import type { Citations } from '@fieldword/shared/definitions/cite-contract.ts'

/** What is cited, and its permanent address; another element can be chosen. */
export function CiteWhat({ cited, place }: { readonly cited: Citations; readonly place: Place }) {
  const { elements, element, address, of } = cited
  return (
    <section className="citing__what" aria-label="What is cited">
      <p>
        {element === null ? 'All of it' : `Element ${element}`}, {of}. It will always be at{' '}
        <a href={address}>{address}</a>
      </p>
      {elements.length > 0 ? (
        <form className="citing__pick" action={citePath(place)}>
          <label htmlFor="cite-element">Cite</label>
          <select className="fw-input" id="cite-element" name="element" defaultValue={element ? `e${element}` : ''}>
            <option value="">All elements</option>
            {elements.map(({ number, handle }) => (
              <option key={number} value={`e${number}`}>
                Element {number}
                {handle ? `, ${handle}` : ''}
              </option>
            ))}
          </select>
          <button type="submit" className="fw-btn">
            Show
          </button>
        </form>
      ) : null}
    </section>
  )
}
