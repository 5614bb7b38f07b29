import type { DraftView } from '@fieldword/shared/collab/contract.ts'
import { definePage, Redirect } from '../platform/page.ts'
import { EditView } from './edit-view.tsx'

/** A draft that is somebody's own: the same editor, another room. */
export default definePage<DraftView>({
  path: '/wiki/:slug/drafts/:id',
  script: 'edit',
  async load(api, { params: { slug = '', id = '' } }) {
    const own = await api.collab.ownDraft({ id })
    const { page } = own
    // Closed, or renamed meanwhile: its page says what became of it.
    if (own.state !== 'open') return new Redirect(`/wiki/${page.slug}/drafts/${id}/about`)
    if (page.slug !== slug) return new Redirect(`/wiki/${page.slug}/drafts/${id}`)
    return api.collab.draft({ slug, own: id })
  },
  head: ({ own, pageTitle }) => ({ title: `${own?.purpose}: draft of ${pageTitle} — Fieldword`, noIndex: true }),
  View: EditView,
})
