import type { DeletedPage } from '@fieldword/shared/pages/deletion-contract.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import type { SubmitEvent } from 'react'
import { api } from '../platform/api.ts'
import { notAllowed } from '../platform/not-allowed.ts'
import { definePage, type ViewProps } from '../platform/page.ts'
import { useSending } from '../platform/use-sending.ts'
import { FormProblems } from '../ui/form-problems.tsx'
import { ListPage } from '../ui/list-page.tsx'
import { sectionOf } from '../ui/page-head.tsx'
import { ReasonField } from '../ui/reason-field.tsx'
import { DeletionFacts } from './deletion-facts.tsx'

export default definePage<DeletedPage>({
  path: '/wiki/:slug/undelete',
  script: 'work',
  async load(api, { actor, params: { slug = '' }, url }) {
    return can(actor, 'page:undelete') ? api.deletion.read({ slug }) : notAllowed(actor, url.pathname)
  },
  head: ({ title }) => ({ title: `Bring back ${title} — Fieldword`, noIndex: true }),
  View: UndeletePage,
})

function UndeletePage({ answer: page }: ViewProps<DeletedPage>) {
  const { slug, title, kind } = page
  const { busy, failure, send } = useSending()

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    const reason = String(new FormData(event.currentTarget).get('reason'))
    void send(async () => {
      await api.deletion.undelete({ slug, reason })
      globalThis.location.assign(`/wiki/${slug}`)
    })
  }

  return (
    <div className="form-page">
      <ListPage
        title={`Bring back “${title}”`}
        crumbs={[sectionOf(kind), { name: title, href: `/wiki/${slug}` }]}
        lead="The page returns to its address and its place as it was, with its history, its draft and what waits for review."
      >
        <form className="form" onSubmit={submit} noValidate>
          <DeletionFacts page={page} />
          <FormProblems failure={failure} labels={{ reason: 'Reason' }} />
          <ReasonField help="Public: it stands in the log." problem={failure?.fields.reason} />
          <p>
            <button type="submit" className="fw-btn fw-btn--primary" aria-disabled={busy || undefined}>
              Bring it back
            </button>
          </p>
        </form>
      </ListPage>
    </div>
  )
}
