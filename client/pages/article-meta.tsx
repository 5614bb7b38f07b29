import type { PageView } from '@fieldword/shared/pages/contract.ts'
import { Byline } from '../revisions/index.ts'
import { Badge } from '../ui/badge.tsx'
import { Day } from '../ui/day.tsx'

interface ArticleMetaProps {
  readonly slug: string
  readonly text: NonNullable<PageView['text']>
}

/** Under the title: that the text was reviewed, which revision it is and who wrote it. */
export function ArticleMeta({ slug, text }: ArticleMetaProps) {
  const isNamed = text.outsideAuthors.length + text.authors.length > 0
  return (
    <p className="art__meta">
      <Badge state="reviewed" />
      <span>
        <a href={`/wiki/${slug}/revisions/${text.number}`}>Revision {text.number}</a>, approved{' '}
        <Day at={text.approvedAt} />.
        {isNamed ? (
          <>
            {' '}
            Written by <Byline authors={text.authors} outsideAuthors={text.outsideAuthors} />.
          </>
        ) : null}
      </span>
    </p>
  )
}
