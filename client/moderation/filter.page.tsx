import type { List } from '@fieldword/shared/kernel/contract.ts'
import { inFigures } from '@fieldword/shared/kernel/figures.ts'
import type { ListedRule, RuleWish } from '@fieldword/shared/moderation/filter-contract.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import { notAllowed } from '../platform/not-allowed.ts'
import { definePage, Redirect, type Refused, type ViewProps } from '../platform/page.ts'
import { reasonIn } from '../platform/steps.ts'
import { Day } from '../ui/day.tsx'
import { Empty } from '../ui/empty.tsx'
import { ListPage } from '../ui/list-page.tsx'
import { Pagination } from '../ui/pagination.tsx'
import { partOf } from '../ui/part-of.ts'
import { ReasonField } from '../ui/reason-field.tsx'
import { RefusedNote } from '../ui/refused-note.tsx'
import { actNames, RuleFields, ruleIn } from './rule-fields.tsx'

interface Filtering {
  readonly rules: List<ListedRule>
  readonly ended: boolean
  readonly sent: RuleWish
}

/** [ACC42] [ACC47] What the filter looks for: for moderators. */
export default definePage<Filtering>({
  path: '/filter',
  script: 'form',
  section: 'review',
  async load(api, { actor, url, query, form }) {
    if (!can(actor, 'filter:set')) return notAllowed(actor, url.pathname)
    const ended = query.get('show') === 'ended'
    const rules = await api.moderation.filter({ ...partOf(query), ...(ended ? { ended: 'true' } : {}) })
    return { rules, ended, sent: wishIn(form) }
  },
  async submit(api, { form }) {
    const id = form.get('rule')
    if (id) await api.moderation.endRule({ id, reason: reasonIn(form) })
    else await api.moderation.addRule(wishIn(form))
    return new Redirect('/filter')
  },
  head: () => ({ title: 'Filter — Fieldword', noIndex: true }),
  View: FilterPage,
})

function wishIn(form: URLSearchParams | null): RuleWish {
  return { ...ruleIn(form), reason: form?.get('rule') ? '' : reasonIn(form) }
}

function FilterPage({ answer: { rules, ended, sent }, frame: { here, refused } }: ViewProps<Filtering>) {
  return (
    <ListPage
      title="Filter"
      lead="Words and sites that are looked for in what members and visitors write: proposals, comments and titles of pages. Only what they add counts."
    >
      <div className="form-page">
        <RuleForm sent={sent} refused={refused} />
      </div>
      <nav className="filter__which" aria-label="Which rules">
        <div className="fw-seg">
          <a href="/filter" aria-current={ended ? undefined : 'page'}>
            In force
          </a>
          <a href="/filter?show=ended" aria-current={ended ? 'page' : undefined}>
            Ended
          </a>
        </div>
      </nav>
      {rules.items.length > 0 ? (
        <ol className="modlog">
          {rules.items.map(rule => (
            <Rule key={rule.id} rule={rule} />
          ))}
        </ol>
      ) : (
        <Empty action={{ name: 'Review', href: '/review' }}>
          {ended ? 'No rule was ended.' : 'The filter looks for nothing.'}
        </Empty>
      )}
      <Pagination here={here} nextCursor={rules.nextCursor} />
    </ListPage>
  )
}

function Rule({ rule }: { readonly rule: ListedRule }) {
  const { id, kind, text, whole, act, reason, hits, by, at, ended } = rule
  const what = kind === 'site' ? 'site' : whole ? 'whole words' : 'part of a word too'
  return (
    <li>
      <p>
        <b>{text}</b>, {what}: {actNames[act].toLowerCase()}.{' '}
        {hits === 1 ? 'Met once.' : `Met ${inFigures(hits)} times.`}
      </p>
      <blockquote>{reason}</blockquote>
      <p className="fw-muted">
        {by ? `${by.name}, ` : null}
        <Day at={at} />
      </p>
      {ended ? (
        <p>
          Ended <Day at={ended.at} />
          {ended.by ? ` by ${ended.by.name}` : ''}: {ended.reason}
        </p>
      ) : (
        <form className="held__act" method="post" noValidate>
          <input type="hidden" name="rule" value={id} />
          <label htmlFor={`end-${id}`}>Reason to end it</label>
          <input className="fw-input" id={`end-${id}`} name="reason" maxLength={300} autoComplete="off" />
          <button type="submit" className="fw-btn fw-btn--sm">
            End<span className="fw-vh"> the rule about {text}</span>
          </button>
        </form>
      )}
    </li>
  )
}

function RuleForm({ sent, refused }: { readonly sent: RuleWish; readonly refused: Refused | null }) {
  return (
    <form className="form" method="post" noValidate>
      <RefusedNote refused={refused} />
      <RuleFields sent={sent} problem={refused?.fields.text} />
      <ReasonField
        help="Moderators read it, and whoever is warned or refused."
        problem={refused?.fields.reason}
        written={sent.reason}
      />
      <p className="form__acts">
        <button type="submit" className="fw-btn fw-btn--primary">
          Look for it
        </button>
        <button type="submit" className="fw-btn" formAction="/filter/try">
          What would it catch?
        </button>
      </p>
    </form>
  )
}
