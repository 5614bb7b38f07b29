import type { RecordedTie } from '@fieldword/shared/definitions/lineage-contract.ts'
import type { AdoptionPreview, BallotView } from '@fieldword/shared/processes/adoption-contract.ts'
import { notAllowed } from '../platform/not-allowed.ts'
import { definePage, Redirect, type ViewProps } from '../platform/page.ts'
import { RefusedNote } from '../ui/refused-note.tsx'
import { TextField } from '../ui/text-field.tsx'
import { DecidingPage, field, WordsField } from './deciding-parts.tsx'
import { TiesField, tiesIn } from './ties-field.tsx'

interface Adopting {
  readonly preview: AdoptionPreview
  readonly ballot: BallotView
  readonly form: URLSearchParams | null
}

/** [PR237] [PR240] What the ballot passed becomes a version: how it is called, why it is so, where its elements come from. */
export default definePage<Adopting>({
  path: '/processes/:slug/adopt',
  script: 'form',
  section: 'definitions',
  async load(api, { params: { slug = '' }, form, actor, url }) {
    if (actor.role === 'visitor') return notAllowed(actor, url.pathname)
    const [preview, ballot] = await Promise.all([
      api.processes.adoptionPreview({ slug }),
      api.processes.ballot({ slug }),
    ])
    return { preview, ballot, form }
  },
  async submit(api, { params: { slug = '' }, form }) {
    const { ties } = await api.processes.adoptionPreview({ slug })
    const { pageSlug, label } = await api.processes.adopt({
      ...{ slug, textHash: field(form, 'textHash'), label: field(form, 'label'), name: field(form, 'name') },
      ...{ datedOn: field(form, 'datedOn'), rationale: field(form, 'rationale') },
      ...{ supersedes: field(form, 'supersedes') || null, ties: tiesIn(form, ties.map(asRecorded)) },
    })
    return new Redirect(`/wiki/${pageSlug}/versions/${encodeURIComponent(label)}`)
  },
  head: ({ preview: { process } }) => ({ title: `Adopt what passed in ${process.title} — Fieldword`, noIndex: true }),
  View: AdoptPage,
})

function asRecorded({ from, to, kind, carried, arrived, rationale }: RecordedTie): RecordedTie {
  return { from, to, kind, carried, arrived, rationale }
}

function AdoptPage({ answer: { preview, ballot, form }, frame: { refused } }: ViewProps<Adopting>) {
  const { process, replaces, today } = preview
  const problems = refused?.fields ?? {}
  const written = (name: string, first = '') => form?.get(name) ?? first
  return (
    <DecidingPage
      {...{ process, title: 'Adopt', path: 'adopt' }}
      lead={`What the ballot passed becomes a version of ${process.pageTitle}, in force from now on. It stays as it is.`}
    >
      {ballot.mayAdopt ? (
        <form className="form rform" method="post" noValidate>
          <RefusedNote refused={refused} />
          <input type="hidden" name="textHash" value={ballot.textHash ?? ''} />
          <input type="hidden" name="supersedes" value={replaces?.inForce ? replaces.label : ''} />
          {replaces?.inForce ? (
            <p className="fw-note">It takes the place of {replaces.label}, which is superseded then.</p>
          ) : null}
          <TextField
            {...{ name: 'label', label: 'Label', autoComplete: 'off', maxLength: 40 }}
            help="Short, for its address: 2026."
            written={written('label', today.slice(0, 4))}
            problem={problems.label}
          />
          <TextField
            {...{ name: 'name', label: 'Name', autoComplete: 'off', maxLength: 200 }}
            written={written('name')}
            problem={problems.name}
          />
          <TextField
            {...{ name: 'datedOn', label: 'Dated', autoComplete: 'off' }}
            help="A year, a month or a day."
            written={written('datedOn', today)}
            problem={problems.datedOn}
          />
          <WordsField
            {...{ name: 'rationale', label: 'Why the text is as it is', most: 10_000, rows: 6 }}
            help="Everybody reads it beside the version."
            written={written('rationale')}
            problem={problems.rationale}
          />
          {replaces ? <TiesField {...{ preview, replaces, form, problems }} /> : null}
          <p>
            <button type="submit" className="fw-btn fw-btn--primary">
              Adopt as a version
            </button>
          </p>
        </form>
      ) : (
        <p className="fw-note">
          There is nothing to adopt now. <a href={`/processes/${process.slug}/ballot`}>See the ballot</a>.
        </p>
      )}
    </DecidingPage>
  )
}
