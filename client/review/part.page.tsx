import type { PartPreview } from '@fieldword/shared/review/part-contract.ts'
import { doneAt } from '../platform/done.ts'
import { notAllowed } from '../platform/not-allowed.ts'
import { definePage, Redirect, type ViewProps } from '../platform/page.ts'
import { reasonIn } from '../platform/steps.ts'
import { Crumbs } from '../ui/crumbs.tsx'
import { ReasonField } from '../ui/reason-field.tsx'
import { RefusedNote } from '../ui/refused-note.tsx'
import { onlyLooks, partIn } from './choice-form.ts'
import { crumbsOf } from './crumbs-of.ts'
import { MergePage } from './merge-page.tsx'
import { PickFields } from './pick-fields.tsx'
import { PickedSoFar } from './picked-so-far.tsx'

interface Parting {
  readonly preview: PartPreview
  readonly reason: string
}

/** [RV98] Some changes of a proposal: chosen on the left, looked at, and accepted with a reason. */
export default definePage<Parting>({
  path: '/review/:id/part',
  script: 'form',
  section: 'review',
  async load(api, { actor, url, query, form, params: { id = '' } }) {
    if (actor.role === 'visitor') return notAllowed(actor, url.pathname)
    const chosen = chosenIn(form ?? query)
    return { preview: await api.review.picking({ id, chosen, part: partIn(form) }), reason: reasonIn(form) }
  },
  async submit(api, { form, params: { id = '' } }) {
    if (onlyLooks(form)) return null
    // What was chosen since one last looked has not been seen.
    const { round } = await api.review.acceptPart({
      ...{ id, chosen: chosenIn(form), reason: reasonIn(form) },
      ...{ contentHash: form.get('contentHash') ?? '', resultHash: form.get('resultHash') ?? '' },
      ontoHash: form.get('ontoHash') || null,
    })
    return new Redirect(doneAt(`/review/${id}`, String(round) === form.get('round') ? 'pick' : 'part'))
  },
  head: ({ preview: { review } }) => ({
    title: `Accept part of r${review.revision.number} of ${review.page.title} — Fieldword`,
    noIndex: true,
  }),
  View: PartPage,
})

/** What no page of ours sent is no change. */
function chosenIn(form: URLSearchParams): number[] {
  return form.getAll('change').flatMap(value => (/^[1-9]\d{0,5}$/.test(value) ? Number(value) : []))
}

function PartPage({ answer: { preview, reason }, frame: { refused } }: ViewProps<Parting>) {
  const { review, picks, chosen, comparison, picked } = preview
  const { revision, approvals } = review
  const here = `/review/${review.id}`
  const canAccept = chosen.length > 0 && chosen.length < picks.changes
  return (
    <div className="fw-wrap fw-wrap--work">
      <div className="fw-pagehead rd__head">
        <Crumbs crumbs={[...crumbsOf(review), { name: 'Accept in part', href: `${here}/part` }]} />
        <h1>Accept part of r{revision.number}</h1>
        <p className="fw-2">
          What you choose becomes what visitors read, by its authors. The rest stays open as the next round.
        </p>
      </div>
      <MergePage
        comparison={comparison}
        before="the approved text"
        after="the text with what is chosen"
        summary={chosen.length === 0 ? 'Nothing is chosen yet. Choose changes, then see the result.' : undefined}
        conflicts={
          <>
            <PickedSoFar picked={picked} reviewId={review.id} />
            <PickFields picks={picks} chosen={chosen} />
          </>
        }
      >
        <div className="rd__dec">
          <h2>
            {chosen.length} of {picks.changes} changes chosen
          </h2>
          <RefusedNote refused={refused} />
          <input type="hidden" name="contentHash" value={preview.contentHash} />
          <input type="hidden" name="resultHash" value={preview.resultHash} />
          <input type="hidden" name="ontoHash" value={preview.ontoHash ?? ''} />
          <input type="hidden" name="round" value={review.round} />
          {approvals.needed > 1 ? (
            <p className="rd__say">
              It takes {approvals.needed} people: you pick, and another moderator confirms exactly the same.
            </p>
          ) : null}
          <p className="rd__act">
            <button type="submit" className={canAccept ? 'fw-btn' : 'fw-btn fw-btn--primary'} name="do" value="look">
              See the result
            </button>
          </p>
          {canAccept ? (
            <>
              <ReasonField
                help="Why not the rest. Public, and shown to its authors."
                problem={refused?.fields.reason}
                written={reason}
              />
              <p className="rd__act">
                <button type="submit" className="fw-btn fw-btn--primary" name="do" value="accept">
                  Accept {chosen.length === 1 ? 'this change' : `these ${chosen.length} changes`}
                </button>
              </p>
              <p className="fw-help">
                Below is the text you accept. After choosing others, see the result again first.
              </p>
            </>
          ) : null}
          {chosen.length > 0 && chosen.length === picks.changes ? (
            <p className="fw-help">
              That is the whole proposal. <a href={here}>Decide on all of it</a>
            </p>
          ) : null}
          <p className="rd__act">
            <a className="fw-btn" href={here}>
              Back
            </a>
          </p>
        </div>
      </MergePage>
    </div>
  )
}
