import type { PageRef } from '@fieldword/shared/pages/contract.ts'
import type { RevisionRef } from '@fieldword/shared/revisions/contract.ts'
import { summaryOf } from '../revisions/index.ts'
import { Badge } from '../ui/badge.tsx'
import { Day } from '../ui/day.tsx'
import { joined } from '../ui/in-words.ts'

interface RecentChangesProps {
  readonly page: PageRef
  readonly changes: readonly RevisionRef[]
}

/** The newest revisions of the definition above. */
export function RecentChanges({ page, changes }: RecentChangesProps) {
  return (
    <section>
      <h2 className="fw-sideh">
        Changes to this definition <a href={`/wiki/${page.slug}/history`}>All changes</a>
      </h2>
      <ol className="rc">
        {changes.map(change => (
          <li key={change.id}>
            <span className="rc__d">
              <Day at={change.writtenOn} />
            </span>
            <div>
              <p className="rc__t">
                <a href={`/wiki/${page.slug}/revisions/${change.number}`}>Revision {change.number}</a>
              </p>
              <p className="rc__s">{summaryOf(change)}</p>
              <p className="rc__m">{writersOf(change)}</p>
            </div>
            <Badge state={change.state} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function writersOf({ authors, outsideAuthors }: RevisionRef): string {
  return joined([...outsideAuthors, ...authors.map(author => author.name)])
}
