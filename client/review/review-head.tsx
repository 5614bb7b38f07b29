import type { ReviewView } from '@fieldword/shared/review/contract.ts'
import type { ReactNode } from 'react'
import { Authors, hrefOf, kindInWords, summaryOf, Tags } from '../revisions/index.ts'
import { Badge } from '../ui/badge.tsx'
import { WordDelta } from '../ui/change-counts.tsx'
import { Crumbs } from '../ui/crumbs.tsx'
import { Day } from '../ui/day.tsx'
import { crumbsOf } from './crumbs-of.ts'

interface ReviewHeadProps {
  readonly review: ReviewView
  /** On the right of the title. */
  readonly children?: ReactNode
}

/** What is proposed, by whom, on top of what. */
export function ReviewHead({ review, children }: ReviewHeadProps) {
  const { page, revision, baseNumber } = review
  return (
    <div className="fw-pagehead rd__head">
      <Crumbs crumbs={crumbsOf(review)} />
      <div className="rd__t">
        <h1>{summaryOf(revision)}</h1>
        {children}
      </div>
      <div className="rd__m">
        <Badge state={review.state === 'open' ? 'pending' : review.state} />
        {review.round > 1 ? (
          <a href="#rounds">
            Round {review.round} of {review.rounds.length}
          </a>
        ) : null}
        <Authors revision={revision} />
        <span>
          proposed <Day at={review.openedAt} />
          {baseNumber === null ? ', the first text of this page' : ' on top of '}
          {baseNumber === null ? null : (
            <a className="fw-num" href={hrefOf(page.slug, baseNumber)}>
              r{baseNumber}
            </a>
          )}
        </span>
        <span>
          <WordDelta words={review.comparison.words} /> words
        </span>
        <span>{kindInWords(revision)}</span>
        <Tags revision={revision} />
      </div>
    </div>
  )
}
