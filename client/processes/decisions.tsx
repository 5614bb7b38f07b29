import type { List } from '@fieldword/shared/kernel/contract.ts'
import type { LoggedEventView } from '@fieldword/shared/processes/log-contract.ts'
import { Day } from '../ui/day.tsx'
import { eventInWords } from './event-words.ts'

/** [PR38] The newest decisions of a process. */
export function Decisions({ slug, decisions }: { readonly slug: string; readonly decisions: List<LoggedEventView> }) {
  const all = `/processes/${slug}/log?decisions=true`
  return (
    <section className="proc__sec" aria-labelledby="decisions">
      <header>
        <h2 id="decisions">Decisions</h2>
        <p className="fw-2">Made in the open, each with its reason.</p>
      </header>
      {decisions.items.length === 0 ? <p className="fw-help">Nothing was decided yet.</p> : null}
      <ol className="dec">
        {decisions.items.map(event => (
          <li key={event.number}>
            <Day at={event.at} />
            <div>
              <a href={`${all}#event-${event.number}`}>{eventInWords(event)}</a>
              <small>{event.by ? event.by.name : event.unnamed ? 'Somebody of the process' : 'By schedule'}</small>
            </div>
          </li>
        ))}
      </ol>
      {decisions.nextCursor ? (
        <p>
          <a href={all}>All decisions</a>
        </p>
      ) : null}
    </section>
  )
}
