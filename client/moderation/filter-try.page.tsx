import { can } from '@fieldword/shared/policy/can.ts'
import {
  type FilterTrial,
  type FilterTrialWish,
  filterTrialWish,
} from '@fieldword/shared/review/filter-trial-contract.ts'
import { notAllowed } from '../platform/not-allowed.ts'
import { definePage, type ViewProps } from '../platform/page.ts'
import { describedBy, FieldNotes } from '../ui/field-notes.tsx'
import { ListPage } from '../ui/list-page.tsx'
import { RefusedNote } from '../ui/refused-note.tsx'
import { Caught } from './caught.tsx'
import { RuleFields, ruleIn, type SentRule } from './rule-fields.tsx'

interface Trying {
  readonly text: string
  readonly rule: SentRule
  /** Null before anything was tried. */
  readonly trial: FilterTrial | null
}

/** [ACC48] What the filter would catch: for moderators. */
export default definePage<Trying>({
  path: '/filter/try',
  script: 'form',
  section: 'review',
  async load(api, { actor, url, form }) {
    if (!can(actor, 'filter:set')) return notAllowed(actor, url.pathname)
    const wish = trialIn(form)
    const isSound = form !== null && filterTrialWish.safeParse(wish).success
    const trial = isSound ? await api.review.tryFilter(wish) : null
    return { text: wish.text, rule: ruleIn(form), trial }
  },
  async submit(api, { form }) {
    const wish = trialIn(form)
    // What is wrong with it, the API says; what is sound, `load` tries.
    if (!filterTrialWish.safeParse(wish).success) await api.review.tryFilter(wish)
    return null
  },
  head: () => ({ title: 'What would the filter catch? — Fieldword', noIndex: true }),
  View: TryPage,
})

function trialIn(form: URLSearchParams | null): FilterTrialWish {
  const rule = ruleIn(form)
  return { text: form?.get('written') ?? '', rule: rule.text.trim() === '' ? null : rule }
}

function TryPage({ answer: { text, rule, trial }, frame: { refused } }: ViewProps<Trying>) {
  const problem = refused?.fields.text
  return (
    <ListPage
      title="What would the filter catch?"
      lead="All rules in force are tried on a text, and on the newest 500 proposals of members. Nothing is kept, and nobody is told."
      tools={
        <a className="fw-btn" href="/filter">
          Rules of the filter
        </a>
      }
    >
      {trial ? <Caught trial={trial} rule={rule.text.trim()} hasText={text.trim() !== ''} /> : null}
      <div className="form-page">
        <form className="form" method="post" noValidate>
          <RefusedNote refused={refused} />
          <div className="fw-field">
            <label className="fw-label" htmlFor="written">
              A text
            </label>
            <textarea
              className="fw-input"
              id="written"
              name="written"
              rows={8}
              defaultValue={text}
              aria-invalid={problem ? true : undefined}
              aria-describedby={describedBy('written', { problem })}
            />
            <FieldNotes id="written" problem={problem} />
          </div>
          <fieldset className="form">
            <legend className="fw-label">One more rule, as if it held</legend>
            <RuleFields sent={rule} problem={refused?.fields['rule.text']} isOptional />
          </fieldset>
          <p>
            <button type="submit" className="fw-btn fw-btn--primary">
              Try
            </button>
          </p>
        </form>
      </div>
    </ListPage>
  )
}
