import type { PlacedComment } from '@fieldword/shared/discussion/comments-contract.ts'
import type { ReactNode } from 'react'
import { Crumbs } from '../ui/crumbs.tsx'
import { toTheMinute } from '../ui/dates.ts'
import { commentHref } from './addresses.ts'
import { CommentText, nameOf } from './comment.tsx'

interface CommentPageProps {
  readonly placed: PlacedComment
  readonly title: string
  readonly children: ReactNode
}

/** What is done about one comment, which stands over it. */
export function CommentPage({ placed: { comment, page, id }, title, children }: CommentPageProps) {
  return (
    <div className="fw-wrap form-page">
      <div className="fw-pagehead">
        <Crumbs
          crumbs={[
            { name: page.title, href: `/wiki/${page.slug}` },
            { name: 'Discussion', href: `/wiki/${page.slug}/talk` },
            { name: 'Comment', href: commentHref(page.slug, id) },
          ]}
        />
        <h1>{title}</h1>
      </div>
      <blockquote className="cm-quoted">
        <p className="fw-muted">
          {nameOf(comment)}, <time dateTime={comment.writtenAt}>{toTheMinute(comment.writtenAt)}</time>
        </p>
        <CommentText comment={comment} />
      </blockquote>
      {children}
    </div>
  )
}
