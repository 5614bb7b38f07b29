import type { CommentVersion, PlacedComment } from '@fieldword/shared/discussion/comments-contract.ts'
import type { List } from '@fieldword/shared/kernel/contract.ts'
import { definePage, type ViewProps } from '../platform/page.ts'
import { toTheMinute } from '../ui/dates.ts'
import { Empty } from '../ui/empty.tsx'
import { Pagination } from '../ui/pagination.tsx'
import { partOf } from '../ui/part-of.ts'
import { ServerHtml } from '../ui/server-html.tsx'
import { CommentPage } from './comment-page.tsx'

interface Versions {
  readonly placed: PlacedComment
  readonly versions: List<CommentVersion>
}

/** [DSC7] What a comment said before. */
export default definePage<Versions>({
  path: '/comments/:id/versions',
  script: 'form',
  async load(api, { query, params: { id = '' } }) {
    const [placed, versions] = await Promise.all([
      api.discussion.comment({ id }),
      api.discussion.versions({ id, ...partOf(query) }),
    ])
    return { placed, versions }
  },
  head: () => ({ title: 'Versions of a comment — Fieldword', noIndex: true, momentary: true }),
  View: VersionsPage,
})

function VersionsPage({ answer: { placed, versions }, frame }: ViewProps<Versions>) {
  return (
    <CommentPage placed={placed} title="Versions of a comment">
      <section className="form" aria-labelledby="before">
        <h2 id="before">Before</h2>
        {versions.items.length > 0 ? (
          <ol className="modlog">
            {versions.items.map(({ number, html, writtenAt }) => (
              <li key={number}>
                <p className="fw-muted">
                  Version {number}, <time dateTime={writtenAt}>{toTheMinute(writtenAt)}</time>
                </p>
                <ServerHtml className="cm__text" html={html} />
              </li>
            ))}
          </ol>
        ) : (
          <Empty>This comment was never edited.</Empty>
        )}
        <Pagination here={frame.here} nextCursor={versions.nextCursor} />
      </section>
    </CommentPage>
  )
}
