import type { PageView } from '@fieldword/shared/pages/contract.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import type { RevisionView } from '@fieldword/shared/revisions/contract.ts'
import { loadPage } from '../platform/load-page.ts'
import { notAllowed } from '../platform/not-allowed.ts'
import { definePage, Redirect, type ViewProps } from '../platform/page.ts'
import { PageHead } from '../ui/page-head.tsx'
import { HideForm } from './hide-form.tsx'
import { hrefOf, sectionIdOf } from './names.ts'
import { RedactForm } from './redact-form.tsx'

interface Hiding {
  readonly page: Pick<PageView, 'slug' | 'title' | 'kind' | 'ancestors' | 'deletedAt'>
  readonly revision: Omit<RevisionView, 'html'>
}

/** What of a revision is hidden from public view, and for admins: destroying its text. */
export default definePage<Hiding>({
  path: '/wiki/:slug/revisions/:number/hide',
  script: 'work',
  async load(api, request) {
    const { actor, url, params } = request
    if (!can(actor, 'revision:hide')) return notAllowed(actor, url.pathname)
    const page = await loadPage(api, request)
    if (page instanceof Redirect) return page
    const { html: _, ...revision } = await api.revisions.read({ slug: page.slug, number: params.number })
    const { slug, title, kind, ancestors, deletedAt } = page
    return { page: { slug, title, kind, ancestors, deletedAt }, revision }
  },
  head: ({ page, revision }) => ({
    title: `Hide parts of r${revision.number} of ${page.title} — Fieldword`,
    noIndex: true,
    section: sectionIdOf(page.kind),
  }),
  View: HidePage,
})

function HidePage({ answer: { page, revision }, frame }: ViewProps<Hiding>) {
  const { slug } = page
  const whole = { name: `Revision ${revision.number}`, href: hrefOf(slug, revision.number) }
  return (
    <div className="fw-wrap form-page">
      <PageHead
        page={page}
        actor={frame.actor}
        tab="history"
        title={`What is shown of r${revision.number}`}
        trail={[whole, { name: 'Hide', href: `${whole.href}/hide` }]}
      />
      <HideForm slug={slug} revision={revision} />
      {can(frame.actor, 'revision:redact') && !revision.redacted ? (
        <RedactForm slug={slug} revision={revision} />
      ) : null}
      <p className="form">
        <a href={`/moderation-log?page=${slug}`}>Moderation log of this page</a>
      </p>
    </div>
  )
}
