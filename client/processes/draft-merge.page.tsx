import type { Choice } from '@fieldword/shared/merge/contract.ts'
import type { DraftMerge } from '@fieldword/shared/processes/drafts-contract.ts'
import { definePage, Redirect, type ViewProps } from '../platform/page.ts'
import { ConflictFields, choicesIn, MergePage, onlyLooks, partIn, SeeResult, undecided } from '../review/merge-parts.ts'
import { Crumbs } from '../ui/crumbs.tsx'
import { RefusedNote } from '../ui/refused-note.tsx'
import { processCrumbs } from './process-crumbs.ts'

interface Merging {
  readonly preview: DraftMerge
  readonly choices: readonly Choice[]
}

/** [PR284] What another working draft makes of this one. */
export default definePage<Merging>({
  path: '/processes/:slug/drafts/:draft/merge',
  script: 'form',
  section: 'definitions',
  async load(api, { params: { slug = '', draft = '' }, query, form }) {
    const [choices, from] = [choicesIn(form), query.get('from') ?? '']
    return {
      preview: await api.processes.previewDraftMerge({ slug, draft, from, choices, part: partIn(form) }),
      choices,
    }
  },
  async submit(api, { params: { slug = '', draft = '' }, query, form }) {
    if (onlyLooks(form)) return null
    const from = query.get('from') ?? ''
    await api.processes.mergeDraft({
      slug,
      draft,
      from,
      fromHash: form.get('fromHash') ?? '',
      choices: choicesIn(form),
    })
    return new Redirect(`/processes/${slug}/drafts/${draft}/compare`)
  },
  head: ({ preview: { into, from } }) => ({
    title: `Draft ${from.number} into draft ${into.number} — Fieldword`,
    noIndex: true,
  }),
  View: DraftMergePage,
})

function DraftMergePage({ answer: { preview, choices }, frame }: ViewProps<Merging>) {
  const { process, into, from, fromHash, conflicts, comparison } = preview
  const drafts = `/processes/${process.slug}/drafts`
  return (
    <div className="fw-wrap fw-wrap--work">
      <div className="fw-pagehead rd__head">
        <Crumbs
          crumbs={processCrumbs(
            process,
            { name: 'Working drafts', href: drafts },
            { name: `Draft ${into.number}`, href: `${drafts}/${into.id}/compare` },
            { name: 'Merge', href: `${drafts}/${into.id}/merge?from=${from.id}` },
          )}
        />
        <h1>
          Merge draft {from.number} into draft {into.number}
        </h1>
        <p className="fw-2">
          “{from.purpose}” into “{into.purpose}”. Draft {from.number} stays as it is.
        </p>
      </div>
      <MergePage
        comparison={comparison}
        before={`draft ${into.number}`}
        after={`draft ${into.number} with draft ${from.number}`}
        summary={comparison.changes === 0 ? `Draft ${into.number} has all of it already.` : undefined}
        undecided={undecided(conflicts, choices)}
        conflicts={
          <ConflictFields
            {...{ conflicts, choices }}
            sides={{
              base: 'Before both',
              ours: `As draft ${into.number} says`,
              theirs: `As draft ${from.number} says`,
            }}
            pointOut={frame.refused?.code === 'conflicts-left'}
          />
        }
      >
        <div className="rd__dec">
          <h2>Go on with this text</h2>
          <p className="rd__say">Whoever has draft {into.number} open sees it at once.</p>
          <RefusedNote refused={frame.refused} />
          <input type="hidden" name="fromHash" value={fromHash} />
          <p className="rd__act">
            <button type="submit" className="fw-btn fw-btn--primary">
              Merge
            </button>
            {conflicts.length > 0 ? <SeeResult /> : null}
            <a className="fw-btn" href={drafts}>
              Back
            </a>
          </p>
        </div>
      </MergePage>
    </div>
  )
}
