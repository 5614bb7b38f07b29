import type { PageView } from '@fieldword/shared/pages/contract.ts'
import { Badge } from '../ui/badge.tsx'
import { Day } from '../ui/day.tsx'
import { joined } from '../ui/in-words.ts'

interface ArticleMetaProps {
  readonly slug: string
  readonly text: NonNullable<PageView['text']>
}

/** Under the title: that the text was reviewed, which revision it is and who wrote it. */
export function ArticleMeta({ slug, text }: ArticleMetaProps) {
  const authors = [...text.outsideAuthors, ...text.authors.map(author => author.name)]
  return (
    <p className="art__meta">
      <Badge state="reviewed" />
      <span>
        <a href={`/wiki/${slug}/revisions/${text.number}`}>Revision {text.number}</a>, approved{' '}
        <Day at={text.approvedAt} />.{authors.length > 0 ? ` Written by ${joined(authors)}.` : null}
      </span>
    </p>
  )
}
