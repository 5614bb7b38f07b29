import type { DraftView } from '@fieldword/shared/collab/contract.ts'
import { definePage, Redirect } from '../platform/page.ts'
import { EditView } from './edit-view.tsx'

export default definePage<DraftView>({
  path: '/wiki/:slug/edit',
  script: 'edit',
  async load(api, { params, url }) {
    const draft = await api.collab.draft({ slug: params.slug ?? '' })
    // Renamed meanwhile: the address one comes back to should be the present one.
    if (draft.pageSlug !== params.slug) return new Redirect(`/wiki/${draft.pageSlug}/edit${url.search}`)
    return draft
  },
  head: draft => ({ title: `Editing ${draft.pageTitle} — Fieldword`, noIndex: true }),
  View: EditView,
})
