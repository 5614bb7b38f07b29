import type { DraftView } from '@fieldword/shared/collab/contract.ts'
import { IconRefresh } from '@tabler/icons-react'

/** [RV82] In a draft of somebody's own: that another text was approved since, and the way to take it in. */
export function BehindNote({ draft: { own, pageSlug, mayWrite } }: { readonly draft: DraftView }) {
  if (!own?.behind) return null
  return (
    <section className="ed__off" aria-label="The approved text">
      <IconRefresh className="i" aria-hidden="true" />
      <p>
        <b>Another text was approved</b> since this draft was last in step with one.
      </p>
      {mayWrite ? (
        <a className="fw-btn fw-btn--sm" href={`/wiki/${pageSlug}/drafts/${own.id}/update`}>
          See what changed
        </a>
      ) : null}
    </section>
  )
}
