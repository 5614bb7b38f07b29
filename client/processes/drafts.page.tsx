import type { ProcessDrafts, ProcessDraftView } from '@fieldword/shared/processes/drafts-contract.ts'
import { definePage, Redirect, type ViewProps } from '../platform/page.ts'
import { Badge } from '../ui/badge.tsx'
import { Crumbs } from '../ui/crumbs.tsx'
import { Day } from '../ui/day.tsx'
import { Empty } from '../ui/empty.tsx'
import { Pagination } from '../ui/pagination.tsx'
import { partOf } from '../ui/part-of.ts'
import { RefusedNote } from '../ui/refused-note.tsx'
import { TextField } from '../ui/text-field.tsx'
import { processCrumbs } from './process-crumbs.ts'

interface DraftsPage {
  readonly drafts: ProcessDrafts
  readonly purpose: string
}

/** [PR282] The working drafts of a process, and the way to one more. */
export default definePage<DraftsPage>({
  path: '/processes/:slug/drafts',
  script: 'form',
  section: 'definitions',
  async load(api, { params: { slug = '' }, query, form }) {
    return { drafts: await api.processes.processDrafts({ slug, ...partOf(query) }), purpose: purposeIn(form) }
  },
  async submit(api, { params: { slug = '' }, form }) {
    if (form.get('act') === 'issues') {
      await api.processes.setDraftIssues({ slug, draft: form.get('draft') ?? '', issues: form.getAll('issue') })
      return new Redirect(`/processes/${slug}/drafts`)
    }
    const [drafts, from] = [await api.processes.processDrafts({ slug, limit: 1 }), form.get('from')]
    const { ownDraftId } = await api.processes.beginProcessDraft({ slug, purpose: purposeIn(form), from: from || null })
    return new Redirect(`/wiki/${drafts.process.page.slug}/drafts/${ownDraftId}`)
  },
  head: ({ drafts: { process } }) => ({ title: `Working drafts of ${process.title} — Fieldword`, noIndex: true }),
  View: DraftsPageView,
})

function purposeIn(form: URLSearchParams | null): string {
  return (form?.get('purpose') ?? '').replace(/\s+/g, ' ').trim()
}

function DraftsPageView({ answer: { drafts, purpose }, frame }: ViewProps<DraftsPage>) {
  const { process, stage, input, candidate, items, may } = drafts
  const here = `/processes/${process.slug}/drafts`
  return (
    <div className="fw-wrap form-page">
      <div className="fw-pagehead">
        <Crumbs crumbs={processCrumbs(process, { name: 'Working drafts', href: here })} />
        <h1>Working drafts</h1>
        <p className="list__lead">
          {stage.open ? 'The working group writes here.' : 'Drafting is over.'}{' '}
          {input ? (
            <>
              It began from <a href={`/wiki/${process.page.slug}/history/${input.number}`}>revision {input.number}</a>.{' '}
            </>
          ) : null}
          {candidate ? (
            <>
              The candidate is{' '}
              <a href={`/wiki/${process.page.slug}/history/${candidate.number}`}>revision {candidate.number}</a>:{' '}
              <a href={`/processes/${process.slug}/changes`}>what it changes</a>.
            </>
          ) : (
            'No candidate was chosen yet.'
          )}
        </p>
      </div>
      {items.length > 0 ? (
        <ol className="chg__list">
          {items.map(draft => (
            <li key={draft.id}>
              <Draft draft={draft} drafts={drafts} />
            </li>
          ))}
        </ol>
      ) : (
        <Empty>Nobody has begun a draft yet.</Empty>
      )}
      <Pagination here={frame.here} nextCursor={drafts.nextCursor} />
      {may.begin ? (
        <form className="form" method="post" noValidate>
          <h2>Begin a draft</h2>
          <RefusedNote refused={frame.refused} />
          <TextField
            name="purpose"
            label="What it is for"
            help="One line, for everybody: “Say the fourth element shorter”."
            autoComplete="off"
            maxLength={200}
            problem={frame.refused?.fields.purpose}
            written={purpose}
          />
          <div className="fw-field">
            <label className="fw-label" htmlFor="from">
              Begin with
            </label>
            <select className="fw-select" id="from" name="from">
              <option value="">The text of the stage{input ? `, r${input.number}` : ''}</option>
              {items.map(draft => (
                <option key={draft.id} value={draft.id}>
                  Draft {draft.number} as it is, {draft.purpose}
                </option>
              ))}
            </select>
          </div>
          <p>
            <button type="submit" className="fw-btn fw-btn--primary">
              Begin draft
            </button>
          </p>
        </form>
      ) : null}
    </div>
  )
}

interface DraftProps {
  readonly draft: ProcessDraftView
  readonly drafts: ProcessDrafts
}

function Draft({ draft, drafts }: DraftProps) {
  const { process, items } = drafts
  const { id, number, purpose, begunFrom, begunBy, begunAt, writers, writing, issues, may, ownDraftId } = draft
  const here = `/processes/${process.slug}/drafts/${id}`
  return (
    <div>
      <h2 className="chg__h">
        Draft {number}:{' '}
        {may.write ? <a href={`/wiki/${process.page.slug}/drafts/${ownDraftId}`}>{purpose}</a> : purpose}{' '}
        {draft.open ? null : <Badge state="superseded">Closed</Badge>}
      </h2>
      <p className="fw-2">
        Begun{begunBy ? ` by ${begunBy.name}` : ''} on <Day at={begunAt} /> from{' '}
        {begunFrom === null ? 'the text of the stage' : `draft ${begunFrom}`}.{' '}
        {writers.length > 0 ? `${names(writers)} write in it.` : `${writing} people write in it.`}
      </p>
      {issues.length > 0 ? (
        <p className="fw-2">Answers {issues.map(issue => `issue ${issue.number}`).join(', ')}.</p>
      ) : null}
      {may.write ? (
        <p className="chg__tools">
          <a href={`${here}/compare`}>What it changes</a>
          {items
            .filter(other => other.id !== id)
            .map(other => (
              <span key={other.id}>
                Draft {other.number}: <a href={`${here}/compare?beside=${other.id}`}>compare with it</a>,{' '}
                <a href={`${here}/merge?from=${other.id}`}>merge it into this one</a>
              </span>
            ))}
        </p>
      ) : null}
      {may.write && drafts.issues.length > 0 ? <IssuesForm draft={draft} drafts={drafts} /> : null}
    </div>
  )
}

/** [PR285] Which issues a draft answers, for whoever writes in it to say. */
function IssuesForm({ draft: { id, number, issues: answered }, drafts: { issues } }: DraftProps) {
  return (
    <details>
      <summary>
        Say which issues it answers<span className="fw-vh">: draft {number}</span>
      </summary>
      <form className="form" method="post">
        <input type="hidden" name="draft" value={id} />
        <fieldset className="form__kinds">
          <legend className="fw-vh">Issues that draft {number} answers</legend>
          {issues.map(issue => (
            <label key={issue.id} className="fw-check">
              <input
                type="checkbox"
                className="fw-checkbox"
                name="issue"
                value={issue.id}
                defaultChecked={answered.some(one => one.id === issue.id)}
              />
              <span>
                {issue.number}. {issue.title}
              </span>
            </label>
          ))}
        </fieldset>
        <p>
          <button type="submit" className="fw-btn" name="act" value="issues">
            Save
          </button>
        </p>
      </form>
    </details>
  )
}

function names(people: readonly { readonly name: string }[]): string {
  const all = people.map(({ name }) => name)
  const last = all.pop() ?? ''
  return all.length > 0 ? `${all.join(', ')} and ${last}` : last
}
