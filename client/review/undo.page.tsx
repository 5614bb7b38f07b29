import type { Choice } from '@fieldword/shared/merge/contract.ts'
import type { PagePlace } from '@fieldword/shared/pages/contract.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import type { DraftMode, UndoPreview } from '@fieldword/shared/review/merging-contract.ts'
import { doneAt } from '../platform/done.ts'
import { loadPlace } from '../platform/load-page.ts'
import { definePage, Redirect, type ViewProps } from '../platform/page.ts'
import { hrefOf, sectionIdOf } from '../revisions/index.ts'
import { PageHead } from '../ui/page-head.tsx'
import { choicesIn, draftWishIn, onlyLooks, partIn, summaryOf, undecided } from './choice-form.ts'
import { ConflictFields } from './conflict-fields.tsx'
import { mayNotWrite } from './may-not-write.ts'
import { MergePage } from './merge-page.tsx'
import { ProposeBox } from './propose-box.tsx'

interface Undoing {
  readonly page: PagePlace
  readonly preview: UndoPreview
  readonly choices: readonly Choice[]
  readonly draft: DraftMode
  readonly summary: string
}

export default definePage<Undoing>({
  path: '/wiki/:slug/revisions/:number/undo',
  script: 'form',
  async load(api, request) {
    const page = await loadPlace(api, request)
    if (page instanceof Redirect) return page
    if (!can(request.actor, 'revision:undo', page)) return mayNotWrite(request, page.slug)
    const { form, params } = request
    const choices = choicesIn(form)
    const preview = await api.review.undoing({ slug: page.slug, number: params.number, choices, part: partIn(form) })
    const suggested = `Undo r${preview.revision.number}: ${preview.revision.summary}`.slice(0, 300)
    return {
      ...{ page, preview, choices, draft: form ? draftWishIn(form).draft : 'merge' },
      summary: form ? summaryOf(form) : suggested,
    }
  },
  async submit(api, { form, params: { slug = '', number } }) {
    if (onlyLooks(form)) return null
    const { id, state } = await api.review.undo({
      ...{ slug, number, choices: choicesIn(form), summary: summaryOf(form) },
      ...{ ontoHash: form.get('ontoHash') ?? '', ...draftWishIn(form) },
    })
    return new Redirect(doneAt(`/review/${id}`, state === 'approved' ? 'live' : 'propose'))
  },
  head: ({ page, preview }) => ({
    title: `Undo r${preview.revision.number} of ${page.title} — Fieldword`,
    noIndex: true,
    section: sectionIdOf(page.kind),
  }),
  View: UndoPage,
})

function UndoPage({ answer: { page, preview, choices, draft, summary }, frame }: ViewProps<Undoing>) {
  const { revision, onto, conflicts, comparison, changes } = preview
  const whole = { name: `Revision ${revision.number}`, href: hrefOf(page.slug, revision.number) }
  const pointOut = frame.refused?.code === 'conflicts-left'
  return (
    <div className="fw-wrap">
      <PageHead
        page={page}
        actor={frame.actor}
        tab="history"
        title={`Undo r${revision.number}`}
        trail={[whole, { name: 'Undo', href: `${whole.href}/undo` }]}
      />
      <p className="fw-2 cfl__lead">
        Takes back what r{revision.number} changed of r{revision.parentNumber}. What came after it stays.
      </p>
      <MergePage
        comparison={comparison}
        before={`r${onto.number}`}
        after="the proposal"
        summary={changes ? undefined : `Nothing of r${revision.number} is left in the text that visitors read.`}
        undecided={undecided(conflicts, choices)}
        conflicts={
          <ConflictFields
            {...{ conflicts, choices, pointOut }}
            sides={{
              base: `As r${revision.number} made it`,
              ours: `As approved now, r${onto.number}`,
              theirs: `As before, r${revision.parentNumber}`,
            }}
          />
        }
      >
        {changes ? (
          <ProposeBox
            title="Propose the undo"
            act="Propose the undo"
            draft={preview.draft}
            mode={draft}
            refused={frame.refused}
            ontoHash={onto.contentHash}
            decides={conflicts.length > 0}
            summary={summary}
          />
        ) : null}
      </MergePage>
    </div>
  )
}
