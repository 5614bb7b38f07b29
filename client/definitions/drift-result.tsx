import type { Drift } from '@fieldword/shared/definitions/drift-contract.ts'
import { ChangeKey } from '../ui/change-key.tsx'
import { type ChangeOf, Kind } from '../ui/kind.tsx'
import type { Asked } from './drift-form.tsx'
import { driftHref, driftReport } from './drift-report.ts'
import { DriftRow } from './drift-row.tsx'

const shown: readonly (readonly [count: keyof Drift['counts'], kind: ChangeOf, words?: string])[] = [
  ['kept', 'kept'],
  ['reworded', 'reworded'],
  ['regrouped', 'split', 'Split or joined'],
  ['missing', 'removed', 'Missing'],
  ['moved', 'moved'],
  ['added', 'added'],
]

/** In a sentence, in numbers, and element by element. */
export function DriftResult({ drift, asked }: { readonly drift: Drift; readonly asked: Asked }) {
  const label = drift.version?.label ?? 'The definition'
  return (
    <section aria-labelledby="drift">
      <div className="drift__head">
        <h2 id="drift">{drift.summary}</h2>
        {drift.address ? (
          <p className="fw-help">
            Read at{' '}
            <a href={drift.address} rel="nofollow noopener">
              {drift.address}
            </a>
          </p>
        ) : null}
        <ul className="cmphead__k">
          {shown.map(([count, kind, words]) => (
            <li key={count}>
              {words ? <Kind kind={kind}>{words}</Kind> : <Kind kind={kind} />}
              <b>{drift.counts[count]}</b>
            </li>
          ))}
        </ul>
        <Ways drift={drift} asked={asked} />
      </div>
      <div className="cmp" data-view="side">
        <h3 className="fw-vh">Element by element</h3>
        <div className="cmp__head" aria-hidden="true">
          <span>
            <b>{label}</b>
          </span>
          <span>
            <b>Adapted</b>
          </span>
        </div>
        {drift.rows.map(row => (
          <DriftRow key={row.after[0]?.elementId ?? row.before[0]?.elementId} row={row} label={label} />
        ))}
      </div>
      <Added drift={drift} />
      <ChangeKey />
    </section>
  )
}

/** [DEF89] Its address, where it is short enough for one, and the result as a file. */
function Ways({ drift, asked }: { readonly drift: Drift; readonly asked: Asked }) {
  const href = driftHref(drift.pageSlug, asked)
  const report = `data:text/markdown;charset=utf-8,${encodeURIComponent(driftReport(drift))}`
  return (
    <p className="drift__ways">
      <a className="fw-btn" href={report} download={`drift-${drift.pageSlug}.md`}>
        Download the result
      </a>
      {href ? (
        <a className="fw-btn" href={href}>
          Address of this result
        </a>
      ) : null}
    </p>
  )
}

function Added({ drift: { added, counts, isCut } }: { readonly drift: Drift }) {
  if (counts.added === 0) return null
  const more = counts.added - added.length
  return (
    <details className="drift__added" open={counts.added <= 10}>
      <summary>What else the adapted text says</summary>
      <ul>
        {added.map((passage, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: passages never change places, and the same words may come twice
          <li key={place}>{passage}</li>
        ))}
      </ul>
      {more > 0 ? <p className="fw-help">And {more} passages more.</p> : null}
      {isCut ? <p className="fw-help">The text is very long: only its first 600 passages were compared.</p> : null}
    </details>
  )
}
