import type { PageRef, PageView } from '@fieldword/shared/pages/contract.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import { loadPage } from '../platform/load-page.ts'
import { definePage, Redirect, type ViewProps } from '../platform/page.ts'
import { PageHead } from '../ui/page-head.tsx'
import { MoveForm } from './move-form.tsx'
import { RenameForm } from './rename-form.tsx'

interface Settings {
  readonly page: Pick<PageView, 'id' | 'slug' | 'title' | 'kind' | 'ancestors' | 'parent' | 'siblings'>
  /** What stands at the top, in order. */
  readonly top: readonly PageRef[]
}

/** Title, address and place of a page. */
export default definePage<Settings>({
  path: '/wiki/:slug/settings',
  script: 'work',
  async load(api, request) {
    if (!can(request.actor, 'page:rename')) {
      return new Redirect(`/sign-in?next=${encodeURIComponent(request.url.pathname)}`)
    }
    const page = await loadPage(api, request)
    if (page instanceof Redirect) return page
    const { id, slug, title, kind, ancestors, parent, siblings } = page
    const [highest] = ancestors
    const top = highest ? (await api.pages.read({ slug: highest.slug })).siblings : siblings
    return { page: { id, slug, title, kind, ancestors, parent, siblings }, top }
  },
  head: ({ page }) => ({
    title: `Rename or move ${page.title} — Fieldword`,
    noIndex: true,
    section: page.kind === 'definition' ? 'definitions' : 'articles',
  }),
  View: SettingsPage,
})

function SettingsPage({ answer: { page, top }, frame }: ViewProps<Settings>) {
  return (
    <div className="fw-wrap form-page">
      <PageHead
        page={page}
        actor={frame.actor}
        tab={null}
        title={`Rename or move ${page.title}`}
        trail={[{ name: 'Rename or move', href: `/wiki/${page.slug}/settings` }]}
      />
      <RenameForm page={page} />
      <MoveForm page={page} top={top} />
    </div>
  )
}
