import type { PageRef, PageView } from '@fieldword/shared/pages/contract.ts'
import type { PlacedProtection, ProtectionEntry } from '@fieldword/shared/pages/protection-contract.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import { loadPage } from '../platform/load-page.ts'
import { notAllowed } from '../platform/not-allowed.ts'
import { definePage, Redirect, type ViewProps } from '../platform/page.ts'
import { PageHead } from '../ui/page-head.tsx'
import { MoveForm } from './move-form.tsx'
import { ProtectSection } from './protect-section.tsx'
import { RenameForm } from './rename-form.tsx'
import { actIn, move, nameIn, rename, type SentName, type SettingsAct } from './settings-sent.ts'

interface Settings {
  /** Which form was sent without scripts; and what the first of them held. */
  readonly act: SettingsAct | null
  readonly sentName: SentName | null
  readonly page: Pick<
    PageView,
    'id' | 'slug' | 'title' | 'kind' | 'movableBy' | 'protection' | 'ancestors' | 'parent' | 'siblings'
  >
  /** What stands at the top, in order. */
  readonly top: readonly PageRef[]
  /** The newest entries of the log of who may change the draft. */
  readonly protections: readonly ProtectionEntry[]
  /** Those in force. */
  readonly rules: readonly PlacedProtection[]
}

/** Title, address and place of a page, and who may change its draft. */
export default definePage<Settings>({
  path: '/wiki/:slug/settings',
  script: 'work',
  async load(api, request) {
    if (!can(request.actor, 'draft:read')) return notAllowed(request.actor, request.url.pathname)
    const page = await loadPage(api, request)
    if (page instanceof Redirect) return page
    const { id, slug, title, kind, movableBy, protection, ancestors, parent, siblings } = page
    const [highest] = ancestors
    const top = highest ? (await api.pages.read({ slug: highest.slug })).siblings : siblings
    const [{ rules }, { items: protections }] = await Promise.all([
      api.protection.reaching({ slug }),
      api.protection.log({ slug, limit: 5 }),
    ])
    const told = { id, slug, title, kind, movableBy, protection, ancestors, parent, siblings }
    const act = actIn(request.form)
    const sentName = act === 'rename' && request.form ? nameIn(request.form) : null
    return { act, sentName, page: told, top, rules, protections }
  },
  async submit(api, { form, params: { slug = '' } }) {
    if (actIn(form) === 'rename') return new Redirect(`/wiki/${await rename(api, slug, form)}`)
    if (actIn(form) === 'move') await move(api, slug, form)
    return new Redirect(`/wiki/${slug}`)
  },
  head: ({ page }) => ({
    title: `Settings of ${page.title} — Fieldword`,
    noIndex: true,
    section: page.kind === 'definition' ? 'definitions' : 'articles',
  }),
  View: SettingsPage,
})

function SettingsPage({ answer, frame }: ViewProps<Settings>) {
  const { act, sentName, page, top, rules, protections } = answer
  const refusedAs = (sent: SettingsAct) => (act === sent ? frame.refused : null)
  const mayMove = can(frame.actor, 'page:move', page)
  return (
    <div className="fw-wrap form-page">
      <PageHead
        page={page}
        actor={frame.actor}
        tab={null}
        title={`Settings of ${page.title}`}
        trail={[{ name: 'Settings', href: `/wiki/${page.slug}/settings` }]}
      />
      {mayMove ? <RenameForm page={page} sent={sentName} refused={refusedAs('rename')} /> : null}
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
      {mayMove ? <MoveForm page={page} top={top} refused={refusedAs('move')} /> : null}
      <ProtectSection page={page} rules={rules} protections={protections} actor={frame.actor} />
      <section className="form" aria-labelledby="talk">
        <h2 id="talk">Discussion</h2>
        <p>Members talk about this page, and visitors where moderators say so.</p>
        <p>
          <a className="fw-btn" href={`/wiki/${page.slug}/talk/settings`}>
            Who may write there
          </a>
        </p>
      </section>
      {page.kind === 'definition' && can(frame.actor, 'process:start') ? (
        <section className="form" aria-labelledby="process">
          <h2 id="process">Process</h2>
          <p>In a process the field updates this definition together, stage by stage, in the open.</p>
          <p>
            <a className="fw-btn" href={`/processes/new?page=${encodeURIComponent(page.slug)}`}>
              Begin a process
            </a>
          </p>
        </section>
      ) : null}
      {can(frame.actor, 'page:delete', page) ? (
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
