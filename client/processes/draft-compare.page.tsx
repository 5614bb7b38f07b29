import type { DraftAgainst, ProcessDrafts } from '@fieldword/shared/processes/drafts-contract.ts'
import { definePage, Redirect, type ViewProps } from '../platform/page.ts'
import { ChangeCounts, WordDelta } from '../ui/change-counts.tsx'
import { ChangeKey } from '../ui/change-key.tsx'
import { type CompareLook, lookOf, queryOf, wishOf } from '../ui/compare-look.ts'
import { CompareViews } from '../ui/compare-views.tsx'
import { ComparedText } from '../ui/compared-text.tsx'
import { Crumbs } from '../ui/crumbs.tsx'
import { RefusedNote } from '../ui/refused-note.tsx'
import { TextField } from '../ui/text-field.tsx'
import { processCrumbs } from './process-crumbs.ts'

interface ComparePage {
  readonly compared: DraftAgainst
  readonly drafts: ProcessDrafts
  readonly look: CompareLook
  readonly summary: string
}

/** [PR283] [PR287] A working draft beside what it was begun from, or beside another one; and freezing it. */
export default definePage<ComparePage>({
  path: '/processes/:slug/drafts/:draft/compare',
  script: 'form',
  section: 'definitions',
  async load(api, { params: { slug = '', draft = '' }, query, form }) {
    const [look, beside] = [lookOf(query, 'inline'), query.get('beside')]
    const [compared, drafts] = await Promise.all([
      api.processes.compareProcessDraft({ slug, draft, ...(beside ? { beside } : {}), ...wishOf(look) }),
      api.processes.processDrafts({ slug, limit: 1 }),
    ])
    return { compared, drafts, look, summary: form?.get('summary') ?? '' }
  },
  async submit(api, { params: { slug = '', draft = '' }, form }) {
    const [summary, contentHash] = [(form.get('summary') ?? '').trim(), form.get('contentHash') ?? '']
    await api.processes.chooseCandidate({ slug, draft, summary, contentHash })
    return new Redirect(`/processes/${slug}/changes`)
  },
  head: ({ compared: { draft } }) => ({ title: `Draft ${draft.number} compared — Fieldword`, noIndex: true }),
  View: DraftComparePage,
})

function DraftComparePage({ answer: { compared, drafts, look, summary }, frame }: ViewProps<ComparePage>) {
  const { process, draft, beside, contentHash, comparison } = compared
  const here = `/processes/${process.slug}/drafts/${draft.id}/compare`
  const hrefOf = (other: CompareLook) => `${here}?${beside ? `beside=${beside.id}&` : ''}${queryOf(other)}`
  const before = beside ? `Draft ${beside.number}` : 'The text of the stage'
  return (
    <div className="fw-wrap" data-view={look.view === 'inline' ? 'inline' : 'side'}>
      <div className="fw-pagehead">
        <Crumbs
          crumbs={processCrumbs(
            process,
            { name: 'Working drafts', href: `/processes/${process.slug}/drafts` },
            { name: `Draft ${draft.number}`, href: here },
          )}
        />
      </div>
      <section className="cmphead" aria-label="Summary">
        <div>
          <h1>
            {before} and draft {draft.number}
          </h1>
          <p className="cmphead__sum">{comparison.summary}</p>
          <ChangeCounts counts={comparison.counts} />
          <p className="fw-help">
            <WordDelta words={comparison.words} /> words. The draft as it was when this page was loaded.
          </p>
        </div>
      </section>
      <div className="cmpbar">
        <div className="cmpbar__o">
          <CompareViews look={look} hrefOf={hrefOf} elements />
        </div>
      </div>
      <ComparedText
        {...{ comparison, look, before, hrefOf }}
        after={`Draft ${draft.number}`}
        beforeSaid={beside?.purpose ?? ''}
        afterSaid={draft.purpose}
      />
      <ChangeKey />
      {drafts.may.choose && !beside ? (
        <form className="form" method="post" noValidate>
          <h2>Make it the candidate</h2>
          <p className="fw-2">
            The draft as you see it here is frozen as a revision, proposed, and goes on to the next stage. It can be
            chosen anew while this stage is open.
          </p>
          <RefusedNote refused={frame.refused} />
          <TextField
            name="summary"
            label="What it changes, in a line"
            autoComplete="off"
            maxLength={300}
            problem={frame.refused?.fields.summary}
            written={summary}
          />
          <input type="hidden" name="contentHash" value={contentHash} />
          <p>
            <button type="submit" className="fw-btn fw-btn--primary">
              Freeze draft {draft.number}
            </button>
          </p>
        </form>
      ) : null}
    </div>
  )
}
