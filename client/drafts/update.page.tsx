import type { Choice } from '@fieldword/shared/merge/contract.ts'
import type { CatchUpPreview } from '@fieldword/shared/review/catching-up-contract.ts'
import { notAllowed } from '../platform/not-allowed.ts'
import { definePage, Redirect, type ViewProps } from '../platform/page.ts'
import { ConflictFields, choicesIn, MergePage, onlyLooks, partIn, SeeResult, undecided } from '../review/merge-parts.ts'
import { Crumbs } from '../ui/crumbs.tsx'
import { RefusedNote } from '../ui/refused-note.tsx'
import { draftHref } from './draft-href.ts'

interface CatchingUp {
  readonly preview: CatchUpPreview
  readonly choices: readonly Choice[]
}

/** What was approved since, and what the draft says with it. */
export default definePage<CatchingUp>({
  path: '/wiki/:slug/drafts/:id/update',
  script: 'form',
  async load(api, { actor, url, form, params: { id = '' } }) {
    if (actor.role === 'visitor') return notAllowed(actor, url.pathname)
    const choices = choicesIn(form)
    return { preview: await api.review.catchingUp({ id, choices, part: partIn(form) }), choices }
  },
  async submit(api, { form, params: { id = '' } }) {
    if (onlyLooks(form)) return null
    const draft = await api.review.catchUp({ id, choices: choicesIn(form), ontoHash: form.get('ontoHash') ?? '' })
    return new Redirect(draftHref(draft))
  },
  head: ({ preview: { draft } }) => ({ title: `Bring “${draft.purpose}” up to date — Fieldword`, noIndex: true }),
  View: CatchUpPage,
})

function CatchUpPage({ answer: { preview, choices }, frame }: ViewProps<CatchingUp>) {
  const { draft, onto, approvedSince, conflicts, comparison } = preview
  const { page, purpose } = draft
  return (
    <div className="fw-wrap fw-wrap--work">
      <div className="fw-pagehead rd__head">
        <Crumbs
          crumbs={[
            { name: page.title, href: `/wiki/${page.slug}` },
            { name: 'Drafts', href: `/wiki/${page.slug}/drafts` },
            { name: purpose, href: draftHref(draft) },
            { name: 'Bring up to date', href: draftHref(draft, 'update') },
          ]}
        />
        <h1>Bring the draft up to r{onto.number}</h1>
        <p className="fw-2">
          {since(approvedSince)} This makes the same changes in “{purpose}”.
        </p>
      </div>
      <MergePage
        comparison={comparison}
        before="the draft"
        after={`the draft with r${onto.number}`}
        summary={comparison.changes === 0 ? 'The draft has all of it already.' : undefined}
        undecided={undecided(conflicts, choices)}
        conflicts={
          <ConflictFields
            {...{ conflicts, choices }}
            sides={{ base: 'Before both', ours: 'As the draft says', theirs: `As approved now, r${onto.number}` }}
            pointOut={frame.refused?.code === 'conflicts-left'}
          />
        }
      >
        <div className="rd__dec">
          <h2>Go on with this text</h2>
          <p className="rd__say">Whoever has the draft open sees it at once. What you wrote stays yours to propose.</p>
          <RefusedNote refused={frame.refused} />
          <input type="hidden" name="ontoHash" value={onto.contentHash} />
          <p className="rd__act">
            <button type="submit" className="fw-btn fw-btn--primary">
              Bring up to date
            </button>
            {conflicts.length > 0 ? <SeeResult /> : null}
            <a className="fw-btn" href={draftHref(draft)}>
              Back
            </a>
          </p>
        </div>
      </MergePage>
    </div>
  )
}

function since(count: number): string {
  return count === 1
    ? 'One text was approved since the draft was last in step with what visitors read.'
    : `${count} texts were approved since the draft was last in step with what visitors read.`
}
