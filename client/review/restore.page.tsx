import type { PagePlace } from '@fieldword/shared/pages/contract.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import type { DraftMode, RestorePreview } from '@fieldword/shared/review/merging-contract.ts'
import { doneAt } from '../platform/done.ts'
import { loadPlace } from '../platform/load-page.ts'
import { definePage, Redirect, type ViewProps } from '../platform/page.ts'
import { hrefOf, sectionIdOf } from '../revisions/index.ts'
import { PageHead } from '../ui/page-head.tsx'
import { draftWishIn, onlyLooks, partIn, summaryOf } from './choice-form.ts'
import { mayNotWrite } from './may-not-write.ts'
import { MergePage } from './merge-page.tsx'
import { ProposeBox } from './propose-box.tsx'

interface Restoring {
  readonly page: PagePlace
  readonly preview: RestorePreview
  readonly draft: DraftMode
  readonly summary: string
}

export default definePage<Restoring>({
  path: '/wiki/:slug/revisions/:number/restore',
  script: 'form',
  async load(api, request) {
    const page = await loadPlace(api, request)
    if (page instanceof Redirect) return page
    if (!can(request.actor, 'revision:restore', page)) return mayNotWrite(request, page.slug)
    const { form, params } = request
    const preview = await api.review.restoring({ slug: page.slug, number: params.number, part: partIn(form) })
    return {
      ...{ page, preview, draft: form ? draftWishIn(form).draft : 'merge' },
      summary: form ? summaryOf(form) : `Restore the text of r${preview.revision.number}`,
    }
  },
  async submit(api, { form, params: { slug = '', number } }) {
    if (onlyLooks(form)) return null
    const { id, state } = await api.review.restore({ slug, number, summary: summaryOf(form), ...draftWishIn(form) })
    return new Redirect(doneAt(`/review/${id}`, state === 'approved' ? 'live' : 'propose'))
  },
  head: ({ page, preview }) => ({
    title: `Restore r${preview.revision.number} of ${page.title} — Fieldword`,
    noIndex: true,
    section: sectionIdOf(page.kind),
  }),
  View: RestorePage,
})

function RestorePage({ answer: { page, preview, draft, summary }, frame }: ViewProps<Restoring>) {
  const { revision, onto, changes, comparison } = preview
  const whole = { name: `Revision ${revision.number}`, href: hrefOf(page.slug, revision.number) }
  return (
    <div className="fw-wrap">
      <PageHead
        page={page}
        actor={frame.actor}
        tab="history"
        title={`Restore r${revision.number}`}
        trail={[whole, { name: 'Restore', href: `${whole.href}/restore` }]}
      />
      <MergePage
        comparison={comparison}
        before={onto ? `r${onto.number}` : 'an empty page'}
        after={`r${revision.number}`}
        summary={summaryFor(preview)}
      >
        {changes ? (
          <ProposeBox
            title="Propose this text again"
            act="Propose restoration"
            draft={preview.draft}
            mode={draft}
            refused={frame.refused}
            summary={summary}
          />
        ) : null}
      </MergePage>
    </div>
  )
}

function summaryFor({ onto, changes, revision }: RestorePreview): string | undefined {
  if (!changes) return 'Visitors read exactly this text already.'
  return onto ? undefined : `Nothing is approved here yet. This would propose r${revision.number} as it was.`
}
