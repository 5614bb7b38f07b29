import type { PageRef, PageView, Protection } from '@fieldword/shared/pages/contract.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import { loadPage } from '../platform/load-page.ts'
import { notAllowed } from '../platform/not-allowed.ts'
import { definePage, Redirect, type ViewProps } from '../platform/page.ts'
import { PageHead } from '../ui/page-head.tsx'
import { MoveForm } from './move-form.tsx'
import { ProtectSection } from './protect-section.tsx'
import { RenameForm } from './rename-form.tsx'

interface Settings {
  readonly page: Pick<PageView, 'id' | 'slug' | 'title' | 'kind' | 'editableBy' | 'ancestors' | 'parent' | 'siblings'>
  /** What stands at the top, in order. */
  readonly top: readonly PageRef[]
  /** The newest entries of the log of who may change the draft. */
  readonly protections: readonly Protection[]
}

/** Title, address and place of a page, and who may change its draft. */
export default definePage<Settings>({
  path: '/wiki/:slug/settings',
  script: 'work',
  async load(api, request) {
    if (!can(request.actor, 'page:rename')) return notAllowed(request.actor, request.url.pathname)
    const page = await loadPage(api, request)
    if (page instanceof Redirect) return page
    const { id, slug, title, kind, editableBy, ancestors, parent, siblings } = page
    const [highest] = ancestors
    const top = highest ? (await api.pages.read({ slug: highest.slug })).siblings : siblings
    const { items: protections } = await api.pages.protections({ slug, limit: 5 })
    return { page: { id, slug, title, kind, editableBy, ancestors, parent, siblings }, top, protections }
  },
  head: ({ page }) => ({
    title: `Settings of ${page.title} — Fieldword`,
    noIndex: true,
    section: page.kind === 'definition' ? 'definitions' : 'articles',
  }),
  View: SettingsPage,
})

function SettingsPage({ answer: { page, top, protections }, frame }: ViewProps<Settings>) {
  return (
    <div className="fw-wrap form-page">
      <PageHead
        page={page}
        actor={frame.actor}
        tab={null}
        title={`Settings of ${page.title}`}
        trail={[{ name: 'Settings', href: `/wiki/${page.slug}/settings` }]}
      />
      <RenameForm page={page} />
      <section className="form" aria-labelledby="terms">
        <h2 id="terms">Terms</h2>
        <p>
          {page.kind === 'definition' ? 'Other words that lead here, and which' : 'Which'} words of this text are linked
          to their definitions.
        </p>
        <p>
          <a className="fw-btn" href={`/wiki/${page.slug}/terms`}>
            Terms of this page
          </a>
        </p>
      </section>
      <MoveForm page={page} top={top} />
      <ProtectSection page={page} protections={protections} actor={frame.actor} />
      {can(frame.actor, 'page:delete') ? (
        <section className="form" aria-labelledby="delete">
          <h2 id="delete">Delete</h2>
          <p>A deleted page leaves the wiki and keeps its history. Moderators can bring it back.</p>
          <p>
            <a className="fw-btn" href={`/wiki/${page.slug}/delete`}>
              Delete this page
            </a>
          </p>
        </section>
      ) : null}
    </div>
  )
}
