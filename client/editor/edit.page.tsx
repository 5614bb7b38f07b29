import type { DraftView } from '@fieldword/shared/collab/contract.ts'
import { type ComponentType, useEffect, useState } from 'react'
import { definePage, Redirect, type ViewProps } from '../platform/page.ts'
import { loadWorkspace } from './load-workspace.ts'
import { Opening } from './opening.tsx'

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

function EditView({ answer, frame }: ViewProps<DraftView>) {
  const [Workspace, setWorkspace] = useState<ComponentType<ViewProps<DraftView>> | null>(null)
  const [hasFailed, setHasFailed] = useState(false)
  useEffect(() => {
    loadWorkspace().then(
      loaded => setWorkspace(() => loaded.Workspace),
      () => setHasFailed(true),
    )
  }, [])
  if (Workspace) return <Workspace answer={answer} frame={frame} />
  if (!hasFailed) return <Opening draft={answer} />
  return (
    <Opening
      draft={answer}
      words={
        <>
          The editor could not be loaded. Check the connection and <a href={frame.here}>try again</a>.
        </>
      }
    />
  )
}
