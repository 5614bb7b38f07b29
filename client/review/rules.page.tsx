import type { List } from '@fieldword/shared/kernel/contract.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import type { ReviewRules, RuleChange } from '@fieldword/shared/review/rules-contract.ts'
import { definePage, Redirect, type ViewProps } from '../platform/page.ts'
import { reasonIn } from '../platform/steps.ts'
import { Day } from '../ui/day.tsx'
import { ListPage } from '../ui/list-page.tsx'
import { Pagination } from '../ui/pagination.tsx'
import { partOf } from '../ui/part-of.ts'
import { ReasonField } from '../ui/reason-field.tsx'
import { RefusedNote } from '../ui/refused-note.tsx'

interface Rules {
  readonly rules: ReviewRules & { readonly deciders: number }
  readonly changes: List<RuleChange>
  readonly sent: { readonly rules: ReviewRules; readonly reason: string } | null
}

const path = '/review/rules'

/** [RV72] How many approvals changes need: everybody reads it, an admin sets it. */
export default definePage<Rules>({
  path,
  script: 'form',
  section: 'review',
  async load(api, { query, form }) {
    const [rules, changes] = await Promise.all([api.review.rules(), api.review.ruleChanges(partOf(query))])
    return { rules, changes, sent: form && { rules: rulesIn(form), reason: reasonIn(form) } }
  },
  async submit(api, { form }) {
    await api.review.setRules({ ...rulesIn(form), reason: reasonIn(form) })
    return new Redirect(path)
  },
  head: () => ({ title: 'Approvals needed — Fieldword', noIndex: true }),
  View: RulesPage,
})

function rulesIn(form: URLSearchParams): ReviewRules {
  return { definitions: Number(form.get('definitions')), largeChanges: Number(form.get('largeChanges')) }
}

function RulesPage({ answer: { rules, changes, sent }, frame: { actor, here, refused } }: ViewProps<Rules>) {
  return (
    <ListPage
      title="Approvals needed"
      crumbs={[
        { name: 'Review', href: '/review' },
        { name: 'Approvals needed', href: path },
      ]}
      tools={
        can(actor, 'review:read') ? (
          <a className="fw-btn" href="/review/delegates">
            Who decides in place of moderators
          </a>
        ) : null
      }
      lead="How many different people approve a change before visitors read it. Nobody approves what they have a part in."
    >
      <dl className="fw-dl">
        <dt>Definitions</dt>
        <dd>{inWords(rules.definitions)}</dd>
        <dt>Articles</dt>
        <dd>{inWords(1)}</dd>
        <dt>Large changes of articles</dt>
        <dd>{inWords(rules.largeChanges)}</dd>
      </dl>
      <p className="fw-help">
        A change is large that takes away more than half of a text of 100 words or more, or adds more than 1,000 words.{' '}
        {peopleWords(rules.deciders)}
      </p>
      {can(actor, 'review:set-rules') ? (
        <RulesForm rules={sent?.rules ?? rules} reason={sent?.reason ?? ''} refused={refused} />
      ) : null}
      <section className="form" aria-labelledby="log">
        <h2 id="log">So far</h2>
        {changes.items.length > 0 ? (
          <ol className="form__log" aria-label="Changes, newest first">
            {changes.items.map(({ definitions, largeChanges, by, at, reason }) => (
              <li key={at}>
                <b>
                  Definitions {definitions}, large changes {largeChanges}
                </b>
                , <Day at={at} />
                {by ? ` by ${by.name}` : null}: {reason}
              </li>
            ))}
          </ol>
        ) : (
          <p className="fw-help">It has been so from the start.</p>
        )}
        <Pagination here={here} nextCursor={changes.nextCursor} />
      </section>
    </ListPage>
  )
}

interface RulesFormProps {
  readonly rules: ReviewRules
  readonly reason: string
  readonly refused: ViewProps<Rules>['frame']['refused']
}

function RulesForm({ rules, reason, refused }: RulesFormProps) {
  return (
    <form className="form rform" method="post" noValidate>
      <h2>Change it</h2>
      <RefusedNote refused={refused} />
      <Counts name="definitions" title="Definitions" value={rules.definitions} />
      <Counts name="largeChanges" title="Large changes of articles" value={rules.largeChanges} />
      <ReasonField
        help="Everybody reads it. What is open needs fewer approvals at once; a stricter rule holds for the rounds that come."
        problem={refused?.fields.reason}
        written={reason}
      />
      <p>
        <button type="submit" className="fw-btn fw-btn--primary">
          Save
        </button>
      </p>
    </form>
  )
}

function Counts({ name, title, value }: { readonly name: string; readonly title: string; readonly value: number }) {
  return (
    <fieldset className="form__kinds">
      <legend className="fw-label">{title}</legend>
      {[1, 2].map(count => (
        <label key={count} className="fw-check">
          <input type="radio" className="fw-radio" name={name} value={count} defaultChecked={count === value} />
          <span>{inWords(count)}</span>
        </label>
      ))}
    </fieldset>
  )
}

function inWords(count: number): string {
  return count === 1 ? 'One approval' : 'Two approvals'
}

function peopleWords(deciders: number): string {
  if (deciders === 1) return 'One account moderates here: where two approvals are needed, nothing can be approved.'
  return `${deciders} accounts moderate here, admins among them.`
}
