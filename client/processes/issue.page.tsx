import { can } from '@fieldword/shared/policy/can.ts'
import type { IssueRow, IssueView, Register } from '@fieldword/shared/processes/issues-contract.ts'
import { withheldInWords } from '@fieldword/shared/processes/withheld.ts'
import { definePage, Redirect, type ViewProps } from '../platform/page.ts'
import { Crumbs } from '../ui/crumbs.tsx'
import { Pagination } from '../ui/pagination.tsx'
import { partOf } from '../ui/part-of.ts'
import { RefusedNote } from '../ui/refused-note.tsx'
import { Contests } from './answering/contests.tsx'
import { InputList, type ListedInput } from './answering/input-list.tsx'
import { IssueHistory } from './answering/issue-history.tsx'
import { IssueTools } from './answering/issue-tools.tsx'
import { carryOutInRegister } from './answering/register-sent.ts'
import { countOf } from './answering/words.ts'
import { ConductLink } from './conduct-link.tsx'

interface Issue {
  readonly register: Register
  readonly issue: IssueView
  readonly inputs: { readonly items: ListedInput[]; readonly nextCursor: string | null }
  /** Others that are open, for editors. */
  readonly others: readonly IssueRow[]
}

/** [PR155] One issue: what stands under it, what became of it. */
export default definePage<Issue>({
  path: '/processes/:slug/issues/:number',
  script: 'form',
  section: 'definitions',
  async load(api, { params: { slug = '', number = '' }, query }) {
    const at = { slug, number: Number(number) }
    const [register, issue, inputs] = await Promise.all([
      api.processes.register({ slug }),
      api.processes.issue(at),
      api.processes.inputs({ slug, issue: Number(number), ...partOf(query) }),
    ])
    const others = register.mayWork ? (await api.processes.issues({ slug, state: 'open', limit: 100 })).items : []
    return { register, issue, inputs, others: others.filter(other => other.number !== issue.number) }
  },
  async submit(api, { params: { slug = '', number = '' }, form }) {
    const goesTo = await carryOutInRegister(api, slug, form, Number(number))
    return new Redirect(`/processes/${slug}/issues/${goesTo ?? number}`)
  },
  head: ({ issue, register: { process } }) => ({
    title: `${issue.title}: ${process.title} — Fieldword`,
    noIndex: true,
  }),
  View: IssuePageView,
})

function IssuePageView({ answer: { register, issue, inputs, others }, frame }: ViewProps<Issue>) {
  const { process, elements, mayWork } = register
  const at = `/processes/${process.slug}/issues`
  const element = elements.find(({ id }) => id === issue.elementId)
  const instead = issue.withheld && withheldInWords(issue.withheld)
  const moderates = can(frame.actor, 'comment:moderate')
  return (
    <div className="fw-wrap fw-wrap--work">
      <div className="fw-pagehead">
        <Crumbs
          crumbs={[
            { name: process.title, href: `/processes/${process.slug}` },
            { name: 'Issues', href: at },
            { name: `Issue ${issue.number}`, href: `${at}/${issue.number}` },
          ]}
        />
        <h1>{issue.title}</h1>
        <p className="fw-2">
          {element ? `Element ${element.number}, ${element.handle}` : scopeWords[issue.scope]},{' '}
          {countOf(issue.inputs, 'contribution', 'contributions')}
        </p>
        {issue.description ? <p>{issue.description}</p> : null}
        {instead && instead !== issue.title ? <p className="fw-help">{instead}</p> : null}
        {moderates ? (
          <p>
            <ConductLink {...{ slug: process.slug, kind: 'issue', id: issue.id, withheld: issue.withheld }} />
          </p>
        ) : null}
        {issue.mergedInto ? (
          <p className="fw-note">
            It was merged into <a href={`${at}/${issue.mergedInto}`}>issue {issue.mergedInto}</a>.
          </p>
        ) : null}
      </div>
      <RefusedNote refused={frame.refused} />
      <div className="iss">
        <section aria-labelledby="under">
          <h2 id="under">Under this issue</h2>
          {inputs.items.length > 0 ? (
            <InputList
              {...{ slug: process.slug, elements, inputs: inputs.items, mayWork: mayWork && issue.state === 'open' }}
              issues={others}
              from={issue.number}
            />
          ) : (
            <p>Nothing stands under it.</p>
          )}
          <Pagination here={frame.here} nextCursor={inputs.nextCursor} />
        </section>
        <div className="iss__s">
          <Contests
            {...{ slug: process.slug, contests: issue.contests, issues: others, mayWork, title: 'Contested' }}
            moderates={moderates}
          />
          {mayWork && issue.state === 'open' ? <IssueTools issue={issue} others={others} /> : null}
          <IssueHistory slug={process.slug} events={issue.events} moderates={moderates} />
        </div>
      </div>
    </div>
  )
}

const scopeWords = {
  element: 'An element of an earlier text',
  whole: 'The whole text',
  missing: 'Something missing',
} as const
