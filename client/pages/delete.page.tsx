import type { PagePlace } from '@fieldword/shared/pages/contract.ts'
import { deletionWish } from '@fieldword/shared/pages/deletion-contract.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import { loadPlace } from '../platform/load-page.ts'
import { notAllowed } from '../platform/not-allowed.ts'
import { definePage, Redirect, type ViewProps } from '../platform/page.ts'
import { reasonIn, type Step, stepOf } from '../platform/steps.ts'
import { ConfirmStep } from '../ui/confirm-step.tsx'
import { PageHead } from '../ui/page-head.tsx'
import { ReasonField } from '../ui/reason-field.tsx'
import { RefusedNote } from '../ui/refused-note.tsx'

interface Deleting {
  readonly page: PagePlace
  readonly step: Step
  readonly reason: string
}

/** Takes a page out of the wiki: for moderators, with a reason that everybody reads. */
export default definePage<Deleting>({
  path: '/wiki/:slug/delete',
  script: 'form',
  async load(api, request) {
    const { actor, url, form } = request
    const page = await loadPlace(api, request)
    if (page instanceof Redirect) return page
    if (!can(actor, 'page:delete', page)) return notAllowed(actor, url.pathname)
    if (page.deletedAt) return new Redirect(`/wiki/${page.slug}`)
    const { step, wish } = sent(page.slug, form)
    return { page, step, reason: wish.reason }
  },
  async submit(api, { form, params: { slug = '' } }) {
    const { step, wish } = sent(slug, form)
    if (step !== 'act') return null
    await api.deletion.delete(wish)
    return new Redirect(`/wiki/${slug}`)
  },
  head: ({ page: { title } }) => ({ title: `Delete ${title} — Fieldword`, noIndex: true }),
  View: DeletePage,
})

function sent(slug: string, form: URLSearchParams | null) {
  const wish = { slug, reason: reasonIn(form) }
  return { wish, step: stepOf(form, deletionWish.safeParse(wish).success) }
}

function DeletePage({ answer: { page, step, reason }, frame }: ViewProps<Deleting>) {
  const { slug, title } = page
  return (
    <div className="fw-wrap form-page">
      <PageHead
        page={page}
        actor={frame.actor}
        tab={null}
        title={`Delete “${title}”`}
        trail={[{ name: 'Delete', href: `/wiki/${slug}/delete` }]}
      />
      {step === 'ask' ? (
        <ConfirmStep title={`Delete “${title}”?`} act="Delete" reason={reason}>
          <p>
            Its address will say that it was deleted and why. It leaves all lists, links to it show as missing, and
            whoever writes in its draft is stopped; what they wrote is kept.
          </p>
        </ConfirmStep>
      ) : (
        <form className="form" method="post" noValidate>
          <p>Nothing of a deleted page is lost: a moderator can read its history and bring it back.</p>
          <RefusedNote refused={frame.refused} />
          <ReasonField
            help="Public: it stands at the page’s address and in the log."
            problem={frame.refused?.fields.reason}
            written={reason}
          />
          <p>
            <button type="submit" className="fw-btn fw-btn--primary">
              Delete this page …
            </button>
          </p>
        </form>
      )}
    </div>
  )
}
