import type { DeletedPage } from '@fieldword/shared/pages/deletion-contract.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import { notAllowed } from '../platform/not-allowed.ts'
import { definePage, Redirect, type ViewProps } from '../platform/page.ts'
import { reasonIn } from '../platform/steps.ts'
import { ListPage } from '../ui/list-page.tsx'
import { sectionOf } from '../ui/page-head.tsx'
import { ReasonField } from '../ui/reason-field.tsx'
import { RefusedNote } from '../ui/refused-note.tsx'
import { DeletionFacts } from './deletion-facts.tsx'

interface Undeleting {
  readonly page: DeletedPage
  readonly reason: string
}

export default definePage<Undeleting>({
  path: '/wiki/:slug/undelete',
  script: 'form',
  async load(api, { actor, params: { slug = '' }, url, form }) {
    if (!can(actor, 'page:undelete')) return notAllowed(actor, url.pathname)
    return { page: await api.deletion.read({ slug }), reason: reasonIn(form) }
  },
  async submit(api, { form, params: { slug = '' } }) {
    await api.deletion.undelete({ slug, reason: reasonIn(form) })
    return new Redirect(`/wiki/${slug}`)
  },
  head: ({ page: { title } }) => ({ title: `Bring back ${title} — Fieldword`, noIndex: true }),
  View: UndeletePage,
})

function UndeletePage({ answer: { page, reason }, frame: { refused } }: ViewProps<Undeleting>) {
  const { slug, title, kind } = page
  return (
    <div className="form-page">
      <ListPage
        title={`Bring back “${title}”`}
        crumbs={[sectionOf(kind), { name: title, href: `/wiki/${slug}` }]}
        lead="The page returns to its address and its place as it was, with its history, its draft and what waits for review."
      >
        <form className="form" method="post" noValidate>
          <DeletionFacts page={page} />
          <RefusedNote refused={refused} />
          <ReasonField help="Public: it stands in the log." problem={refused?.fields.reason} written={reason} />
          <p>
            <button type="submit" className="fw-btn fw-btn--primary">
              Bring it back
            </button>
          </p>
        </form>
      </ListPage>
    </div>
  )
}
