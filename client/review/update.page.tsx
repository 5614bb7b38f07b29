import type { Choice } from '@fieldword/shared/merge/contract.ts'
import type { UpdatePreview } from '@fieldword/shared/review/merging-contract.ts'
import { doneAt } from '../platform/done.ts'
import { notAllowed } from '../platform/not-allowed.ts'
import { definePage, Redirect, type ViewProps } from '../platform/page.ts'
import { Crumbs } from '../ui/crumbs.tsx'
import { RefusedNote } from '../ui/refused-note.tsx'
import { choicesIn, onlyLooks, partIn, undecided } from './choice-form.ts'
import { ConflictFields } from './conflict-fields.tsx'
import { crumbsOf } from './crumbs-of.ts'
import { MergePage } from './merge-page.tsx'
import { SeeResult } from './propose-box.tsx'

interface Updating {
  readonly preview: UpdatePreview
  readonly choices: readonly Choice[]
}

export default definePage<Updating>({
  path: '/review/:id/update',
  script: 'form',
  section: 'review',
  async load(api, { actor, url, form, params: { id = '' } }) {
    if (actor.role === 'visitor') return notAllowed(actor, url.pathname)
    const choices = choicesIn(form)
    return { preview: await api.review.updating({ id, choices, part: partIn(form) }), choices }
  },
  async submit(api, { form, params: { id = '' } }) {
    if (onlyLooks(form)) return null
    await api.review.update({ id, choices: choicesIn(form), ontoHash: form.get('ontoHash') ?? '' })
    return new Redirect(doneAt(`/review/${id}`, 'update'))
  },
  head: ({ preview }) => ({
    title: `Bring r${preview.review.revision.number} of ${preview.review.page.title} up to date — Fieldword`,
    noIndex: true,
  }),
  View: UpdatePage,
})

function UpdatePage({ answer: { preview, choices }, frame }: ViewProps<Updating>) {
  const { review, onto, conflicts, changes, comparison } = preview
  const { revision } = review
  const here = `/review/${review.id}`
  return (
    <div className="fw-wrap fw-wrap--work">
      <div className="fw-pagehead rd__head">
        <Crumbs crumbs={[...crumbsOf(review), { name: 'Bring up to date', href: `${here}/update` }]} />
        <h1>Bring r{revision.number} up to date</h1>
        <p className="fw-2">
          r{onto.number} was approved after it was proposed. This makes its changes on top of r{onto.number}.
        </p>
      </div>
      <MergePage
        comparison={comparison}
        before={`r${onto.number}`}
        after="the proposal"
        summary={changes ? undefined : `r${onto.number} has all of this proposal already.`}
        undecided={undecided(conflicts, choices)}
        conflicts={
          <ConflictFields
            {...{ conflicts, choices }}
            sides={{
              base: 'Before both',
              ours: `As approved now, r${onto.number}`,
              theirs: `As proposed, r${revision.number}`,
            }}
            pointOut={frame.refused?.code === 'conflicts-left'}
          />
        }
      >
        <div className="rd__dec">
          <h2>{changes ? 'Go on with this text' : 'Nothing is left to propose'}</h2>
          <p className="rd__say">{changes ? whatComes(conflicts.length > 0) : 'Withdraw it, or have it rejected.'}</p>
          <RefusedNote refused={frame.refused} />
          <input type="hidden" name="ontoHash" value={onto.contentHash} />
          <p className="rd__act">
            {changes ? (
              <button type="submit" className="fw-btn fw-btn--primary">
                Bring up to date
              </button>
            ) : null}
            {conflicts.length > 0 ? <SeeResult /> : null}
            <a className="fw-btn" href={here}>
              Back
            </a>
          </p>
        </div>
      </MergePage>
    </div>
  )
}

function whatComes(hasConflicts: boolean): string {
  const next =
    'It becomes a new revision of this proposal, with the same authors, and is decided on anew. The draft gets the same change.'
  return hasConflicts
    ? `${next} Whoever decides on these places becomes an author too, so another moderator approves it.`
    : next
}
