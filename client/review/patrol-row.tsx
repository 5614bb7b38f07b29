import type { LiveChange } from '@fieldword/shared/review/patrol-contract.ts'
import { RevisionRow } from '../revisions/index.ts'
import { Day } from '../ui/day.tsx'
import { PageIcon } from '../ui/page-links.tsx'

interface PatrolRowProps {
  readonly change: LiveChange
  /** Whether changes are marked here. */
  readonly marks: boolean
}

/** One change that went live: what it is, and what can be done about it. */
export function PatrolRow({ change, marks }: PatrolRowProps) {
  const { page, revision, mayCheck, checkedBy, checkedAt, reviewId } = change
  const name = `r${revision.number} of ${page.title}`
  return (
    <li className="patrol__row">
      {marks ? (
        <span className="patrol__mark">
          {mayCheck ? (
            <input
              type="checkbox"
              className="fw-checkbox"
              name="change"
              value={revision.id}
              aria-label={`Choose ${name}`}
            />
          ) : (
            <span className="fw-muted">yours</span>
          )}
        </span>
      ) : null}
      <RevisionRow
        slug={page.slug}
        revision={revision}
        lead={
          <span className="revs__page">
            <PageIcon page={page} />
            <a href={`/wiki/${page.slug}`}>{page.title}</a>
          </span>
        }
        ways={
          <>
            <a href={`/wiki/${page.slug}/revisions/${revision.number}/undo`}>
              Undo<span className="fw-vh"> {name}</span>
            </a>
            <a href={`/review/${reviewId}`}>
              Proposal and revert<span className="fw-vh"> of {name}</span>
            </a>
            {checkedAt ? (
              <span>
                checked{checkedBy ? ` by ${checkedBy.name}` : ''} <Day at={checkedAt} />
              </span>
            ) : null}
          </>
        }
      />
    </li>
  )
}
