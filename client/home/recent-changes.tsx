import type { Change } from '@fieldword/shared/pages/changes-contract.ts'
import { Byline, importedHref, importedInWords, summaryOf } from '../revisions/index.ts'
import { Badge } from '../ui/badge.tsx'
import { Day } from '../ui/day.tsx'

/** The newest revisions of all pages. */
export function RecentChanges({ changes }: { readonly changes: readonly Change[] }) {
  return (
    <section>
      <h2 className="fw-sideh">
        Recent changes <a href="/recent-changes">All changes</a>
      </h2>
      {changes.length === 0 ? <p className="fw-help">Nothing has been written yet.</p> : null}
      <ol className="rc">
        {changes.map(change => (
          <li key={change.id}>
            <span className="rc__d">
              <Day at={change.createdAt} />
            </span>
            <div>
              <p className="rc__t">
                <a href={`/wiki/${change.page.slug}`}>{change.page.title}</a>{' '}
                <span className="fw-muted">{change.page.kind}</span>
              </p>
              <p className="rc__s">
                {change.standsFor > 1 ? (
                  <a href={importedHref(change.page.slug)}>{importedInWords(change)}</a>
                ) : (
                  <a href={`/wiki/${change.page.slug}/revisions/${change.number}`}>{summaryOf(change)}</a>
                )}
              </p>
              <p className="rc__m">
                <Byline authors={change.authors} outsideAuthors={change.outsideAuthors} />
              </p>
            </div>
            <Badge state={change.state} />
          </li>
        ))}
      </ol>
    </section>
  )
}
