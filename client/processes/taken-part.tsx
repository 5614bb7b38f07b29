import { inFigures } from '@fieldword/shared/kernel/figures.ts'
import type { Participation } from '@fieldword/shared/processes/people-contract.ts'

/** [PR43] Who takes part, by group, beside the share the charter aims for. */
export function TakenPart({ participation }: { readonly participation: Participation }) {
  const { people, strata, smallestCell, undeclared } = participation
  const rows = [
    ...strata,
    ...(undeclared === 0 ? [] : [{ key: '', name: 'No group declared', target: null, people: undeclared }]),
  ]
  return (
    <section className="proc__sec" aria-labelledby="part">
      <header>
        <h2 id="part">Who has taken part</h2>
        <p className="fw-2">
          {inFigures(people)} {people === 1 ? 'person' : 'people'}, all stages.
          {strata.some(({ target }) => target !== null) ? ' The tick is the share the charter aims for.' : ''}
        </p>
      </header>
      <ul className="part">
        {rows.map(({ key, name, target, people: count }) => (
          <li key={key}>
            <span>{name}</span>
            <svg className="part__b" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
              {count ? <rect width={share(count, people)} height={12} /> : null}
              {target === null ? null : <line x1={target} x2={target} y1={-4} y2={16} />}
            </svg>
            <b className="fw-num">{count ?? 'too few'}</b>
            <span className="fw-num fw-muted">
              {count === null ? '' : `${Math.round(share(count, people))} %`}
              {target === null ? null : <span className="fw-vh"> of the {target} % the charter aims for</span>}
            </span>
          </li>
        ))}
      </ul>
      {smallestCell > 1 ? <p className="fw-help">Groups of fewer than {smallestCell} are not told.</p> : null}
    </section>
  )
}

const share = (count: number, people: number) => (people === 0 ? 0 : (100 * count) / people)
