import type { ReviewView } from '@fieldword/shared/review/contract.ts'
import type { QueuePlace } from '@fieldword/shared/review/queue-contract.ts'
import { compareHref, hrefOf } from '../revisions/index.ts'
import { SideSection } from '../ui/side-section.tsx'
import { HintList } from './hint-list.tsx'
import { hintsOf } from './hints.ts'

interface ReviewFactsProps {
  readonly review: ReviewView
  readonly place: QueuePlace
}

/** Where to look further, and what is worth knowing before deciding. */
export function ReviewFacts({ review, place }: ReviewFactsProps) {
  const { page, revision, baseNumber } = review
  const hints = hintsOf(review, place.facts)
  return (
    <SideSection title="About this proposal">
      <dl className="fw-dl">
        <dt>Page</dt>
        <dd>
          <a href={`/wiki/${page.slug}`}>{page.title}</a>, {page.kind}
        </dd>
        <dt>Opened by</dt>
        <dd>{review.openedBy?.name ?? 'Hidden'}</dd>
        <dt>Whole text</dt>
        <dd>
          <a href={hrefOf(page.slug, revision.number)}>r{revision.number}</a>
        </dd>
        {baseNumber === null ? null : (
          <>
            <dt>Made from</dt>
            <dd>
              <a href={hrefOf(page.slug, baseNumber)}>r{baseNumber}</a>
              {revision.changesShown ? (
                <>
                  , <a href={compareHref(page.slug, baseNumber, revision.number)}>compare the two</a>
                </>
              ) : null}
            </dd>
          </>
        )}
        {review.partOf ? (
          <>
            <dt>Accepted out of</dt>
            <dd>
              <a href={`/review/${review.partOf}`}>the whole proposal</a>
            </dd>
          </>
        ) : null}
        {hints.length > 0 ? (
          <>
            <dt>Look out for</dt>
            <dd>
              <HintList hints={hints} />
            </dd>
          </>
        ) : null}
      </dl>
    </SideSection>
  )
}
