import type { PageView } from '@fieldword/shared/pages/contract.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import { api } from '../platform/api.ts'
import { loadPage } from '../platform/load-page.ts'
import { notAllowed } from '../platform/not-allowed.ts'
import { definePage, Redirect, type ViewProps } from '../platform/page.ts'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { FormProblems } from '../ui/form-problems.tsx'
import { PageHead } from '../ui/page-head.tsx'
import { ReasonField } from '../ui/reason-field.tsx'
import { useConfirmed } from '../ui/use-confirmed.ts'

type Deleting = Pick<PageView, 'slug' | 'title' | 'kind' | 'ancestors'>

/** Takes a page out of the wiki: for moderators, with a reason that everybody reads. */
export default definePage<Deleting>({
  path: '/wiki/:slug/delete',
  script: 'work',
  async load(api, request) {
    if (!can(request.actor, 'page:delete')) return notAllowed(request.actor, request.url.pathname)
    const page = await loadPage(api, request)
    if (page instanceof Redirect) return page
    const { slug, title, kind, ancestors, deletedAt } = page
    return deletedAt ? new Redirect(`/wiki/${slug}`) : { slug, title, kind, ancestors }
  },
  head: ({ title }) => ({ title: `Delete ${title} — Fieldword`, noIndex: true }),
  View: DeletePage,
})

function DeletePage({ answer: page, frame }: ViewProps<Deleting>) {
  const { slug, title } = page
  const { busy, failure, asked, ask, cancel, confirm } = useConfirmed(async form => {
    await api.deletion.delete({ slug, reason: String(form.get('reason')) })
    globalThis.location.assign(`/wiki/${slug}`)
  })
  return (
    <div className="fw-wrap form-page">
      <PageHead
        page={page}
        actor={frame.actor}
        tab={null}
        title={`Delete “${title}”`}
        trail={[{ name: 'Delete', href: `/wiki/${slug}/delete` }]}
      />
      <form className="form" onSubmit={ask} noValidate>
        <p>Nothing of a deleted page is lost: a moderator can read its history and bring it back.</p>
        <FormProblems failure={failure} labels={{ reason: 'Reason' }} />
        <ReasonField help="Public: it stands at the page’s address and in the log." problem={failure?.fields.reason} />
        <p>
          <button type="submit" className="fw-btn fw-btn--primary">
            Delete this page …
          </button>
        </p>
        {asked ? (
          <ConfirmDialog title={`Delete “${title}”?`} act="Delete" busy={busy} onConfirm={confirm} onCancel={cancel}>
            <p>
              Its address will say that it was deleted and why. It leaves all lists, links to it show as missing, and
              whoever writes in its draft is stopped; what they wrote is kept.
            </p>
          </ConfirmDialog>
        ) : null}
      </form>
    </div>
  )
}
