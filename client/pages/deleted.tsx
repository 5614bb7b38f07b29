import type { DeletedPage } from '@fieldword/shared/pages/deletion-contract.ts'
import { IconArrowBackUp, IconHistory } from '@tabler/icons-react'
import { Crumbs } from '../ui/crumbs.tsx'
import { sectionOf } from '../ui/page-head.tsx'
import { DeletionFacts } from './deletion-facts.tsx'

/** [PG20] What stands at the address of a deleted page: that it was, why it is not, and the way back for who may go it. */
export function Deleted({ page }: { readonly page: DeletedPage }) {
  const { slug, title, kind, mayUndelete } = page
  return (
    <div className="fw-wrap list">
      <div className="fw-pagehead">
        <Crumbs crumbs={[sectionOf(kind), { name: title, href: `/wiki/${slug}` }]} />
        <h1>“{title}” was deleted</h1>
      </div>
      <div className="gone">
        <DeletionFacts page={page} />
        <p>
          Its history is kept. {mayUndelete ? null : 'A moderator can bring it back: tell one if it should be here.'}
        </p>
        <p className="gone__ways">
          {mayUndelete ? (
            <>
              <a className="fw-btn fw-btn--primary" href={`/wiki/${slug}/undelete`}>
                <IconArrowBackUp className="i" aria-hidden="true" />
                Bring it back
              </a>
              <a className="fw-btn" href={`/wiki/${slug}/history`}>
                <IconHistory className="i" aria-hidden="true" />
                Read its history
              </a>
            </>
          ) : null}
          <a className="fw-btn" href={`/moderation-log?page=${slug}`}>
            Moderation log
          </a>
        </p>
      </div>
    </div>
  )
}
