import type { AdoptionTold } from '@fieldword/shared/processes/adoption-contract.ts'
import { withheldInWords } from '@fieldword/shared/processes/withheld.ts'
import { Day } from '../ui/day.tsx'
import { SideSection } from '../ui/side-section.tsx'

/** [PR340] Where a process tells of each word of a text that it froze why it is there. */
export function whyHref(adoption: AdoptionTold, revision: number): string {
  return `/processes/${adoption.process.slug}/why?revision=${revision}`
}

/** Which process adopted the version shown, and how its ballot went. */
export function AdoptedBy({ adoption }: { readonly adoption: AdoptionTold }) {
  const { process, result, at, by } = adoption
  const href = `/processes/${process.slug}`
  return (
    <SideSection title="Adopted by a process" more={{ name: 'Ballot', href: `${href}/ballot` }}>
      {process.nature === 'real' ? null : (
        <p className="fw-note">{process.nature === 'demonstration' ? 'A demonstration.' : 'A reconstruction.'}</p>
      )}
      <dl className="fw-dl">
        <dt>Process</dt>
        <dd>
          <a href={href}>{process.title}</a>
        </dd>
        <dt>Ballot</dt>
        <dd>
          {result.approve} for, {result.reject} against, {result.abstain} abstained
        </dd>
        <dt>Turnout</dt>
        <dd>
          {result.voted} of {result.roll}
        </dd>
        <dt>Adopted</dt>
        <dd>
          <Day at={at} />
          {by ? ` by ${by.name}` : null}
        </dd>
      </dl>
    </SideSection>
  )
}

/** [PR239] Below the text: why it is so, and who stood apart. */
export function AdoptionRecord({ adoption }: { readonly adoption: AdoptionTold }) {
  const { rationale, withheld, notes, dissent, rulings } = adoption
  return (
    <section className="def__adopted" aria-labelledby="adopted">
      <h2 id="adopted">Why it was adopted so</h2>
      {withheld ? <p className="fw-help">{withheldInWords(withheld)}</p> : null}
      {rationale ? <p>{rationale}</p> : null}
      {notes.length + dissent.length > 0 ? (
        <>
          <h3>Who stood apart</h3>
          <ul>
            {notes.map(({ id, text, element, by, withheld }) => (
              <li key={id}>
                <b>{element ? <a href={`#e${element.number}`}>{elementName(element)}</a> : 'The whole text'}</b>
                {withheld ? <p className="fw-help">{withheldInWords(withheld)}</p> : <blockquote>{text}</blockquote>}
                {by ? <p className="fw-help">{by}</p> : null}
              </li>
            ))}
            {dissent.map(({ id, reason, by, withheld }) => (
              <li key={id}>
                <b>Voted against</b>
                {withheld ? <p className="fw-help">{withheldInWords(withheld)}</p> : <blockquote>{reason}</blockquote>}
                {by ? <p className="fw-help">{by}</p> : null}
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p className="fw-help">Nobody stood apart.</p>
      )}
      {rulings.length > 0 ? (
        <>
          <h3>Objections that were ruled on</h3>
          <ul>
            {rulings.map(({ number, text, element, ruling, reason }) => (
              <li key={number}>
                <b>
                  {element ? elementName(element) : 'The whole text'}: {ruling}
                </b>
                {text ? <blockquote>{text}</blockquote> : null}
                <p>{reason}</p>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  )
}

function elementName({ number, handle }: { readonly number: number; readonly handle: string }): string {
  return handle ? `${number}, ${handle}` : `Element ${number}`
}
