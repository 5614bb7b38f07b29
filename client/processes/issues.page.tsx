import { can } from '@fieldword/shared/policy/can.ts'
import { elementFilter } from '@fieldword/shared/processes/answering-parts.ts'
import type { ContestView, IssueRow, Register } from '@fieldword/shared/processes/issues-contract.ts'
import { definePage, Redirect, type ViewProps } from '../platform/page.ts'
import { readFilter } from '../revisions/index.ts'
import { Crumbs } from '../ui/crumbs.tsx'
import { Empty } from '../ui/empty.tsx'
import { Pagination } from '../ui/pagination.tsx'
import { partOf } from '../ui/part-of.ts'
import { RefusedNote } from '../ui/refused-note.tsx'
import { Contests } from './answering/contests.tsx'
import { InputList, type ListedInput } from './answering/input-list.tsx'
import { IssueTable } from './answering/issue-table.tsx'
import { NewIssue } from './answering/new-issue.tsx'
import { carryOutInRegister } from './answering/register-sent.ts'
import { countOf } from './answering/words.ts'

const filters = { element: elementFilter }

interface Issues {
  readonly register: Register
  readonly issues: { readonly items: IssueRow[]; readonly nextCursor: string | null }
  /** What stands under none yet. */
  readonly loose: { readonly items: ListedInput[]; readonly nextCursor: string | null }
  readonly contests: readonly ContestView[]
  readonly filter: { readonly element?: string }
}

/** [PR155] The issue register: everybody reads it, editors work in it. */
export default definePage<Issues>({
  path: '/processes/:slug/issues',
  script: 'form',
  section: 'definitions',
  async load(api, { params: { slug = '' }, query }) {
    const { filter } = readFilter(filters, query)
    const of = filter.element === 'whole' ? { scope: 'whole' as const } : filter
    const inputsFrom = query.get('inputs')
    const [register, issues, loose, contests] = await Promise.all([
      api.processes.register({ slug }),
      api.processes.issues({ slug, ...of, ...partOf(query), limit: 100 }),
      api.processes.inputs({ slug, issue: 'none', ...filter, ...(inputsFrom ? { cursor: inputsFrom } : {}) }),
      api.processes.contests({ slug, open: 'true' } as never),
    ])
    return { register, issues, loose, contests: contests.items, filter }
  },
  async submit(api, { params: { slug = '' }, form, url }) {
    const number = await carryOutInRegister(api, slug, form)
    const isNew = form.get('act') === 'open'
    return new Redirect(isNew && number ? `/processes/${slug}/issues/${number}` : url.pathname + url.search)
  },
  head: ({ register: { process } }) => ({ title: `Issues: ${process.title} — Fieldword`, noIndex: true }),
  View: IssuesView,
})

function IssuesView({ answer: { register, issues, loose, contests, filter }, frame }: ViewProps<Issues>) {
  const { process, elements, mayWork } = register
  const at = `/processes/${process.slug}`
  const open = issues.items.filter(({ state }) => state === 'open')
  return (
    <div className="fw-wrap fw-wrap--work">
      <div className="fw-pagehead">
        <Crumbs
          crumbs={[
            { name: process.page.title, href: `/wiki/${process.page.slug}` },
            { name: process.title, href: at },
            { name: 'Issues', href: `${at}/issues` },
          ]}
        />
      </div>
      <div className="wk wk--t">
        <div>
          <h1>Issues</h1>
          <p className="fw-2">What came in, put together by what it is about.</p>
        </div>
        <dl className="wk__st">
          <div>
            <dt>Issues</dt>
            <dd>{register.issues}</dd>
          </div>
          <div>
            <dt>Under an issue</dt>
            <dd>
              {register.inputs - register.unassigned} of {register.inputs}
            </dd>
          </div>
          <div>
            <dt>Contested</dt>
            <dd>{register.openContests}</dd>
          </div>
        </dl>
      </div>
      <nav className="elf" aria-label="Elements">
        {[
          { key: undefined, number: 'All', name: 'Elements' },
          ...elements.map(({ id, number, handle }) => ({ key: id, number, name: handle })),
          { key: 'whole', number: '¶', name: 'Whole text' },
        ].map(({ key, number, name }) => (
          <a
            key={key ?? 'all'}
            href={key ? `${at}/issues?element=${encodeURIComponent(key)}` : `${at}/issues`}
            aria-current={filter.element === key ? 'true' : undefined}
          >
            <b>{number}</b>
            <span>{name}</span>
          </a>
        ))}
      </nav>
      <RefusedNote refused={frame.refused} />
      <div className="iss">
        <section aria-labelledby="issues">
          <h2 id="issues">Register</h2>
          {issues.items.length > 0 ? (
            <IssueTable slug={process.slug} issues={issues.items} elements={elements} />
          ) : (
            <Empty>No issue yet.</Empty>
          )}
          <Pagination here={frame.here} nextCursor={issues.nextCursor} />
        </section>
        <div className="iss__s">
          <Contests
            {...{ slug: process.slug, contests: contests, issues: open, mayWork, title: 'Contested' }}
            moderates={can(frame.actor, 'comment:moderate')}
          />
          {mayWork ? <NewIssue elements={elements} refused={frame.refused} /> : null}
        </div>
      </div>
      <section aria-labelledby="loose" className="proc__sec">
        <header>
          <h2 id="loose">Under no issue yet</h2>
          <p className="fw-2">{countOf(register.unassigned, 'contribution', 'contributions')}</p>
        </header>
        {loose.items.length > 0 ? (
          <InputList
            slug={process.slug}
            inputs={loose.items}
            elements={elements}
            issues={mayWork ? open : []}
            mayWork={mayWork}
            from={null}
          />
        ) : (
          <p>{register.inputs === 0 ? 'Nothing came in yet.' : 'Everything stands under an issue.'}</p>
        )}
        {loose.nextCursor ? (
          <p>
            <a className="fw-btn" href={`${at}/issues?inputs=${loose.nextCursor}#loose`}>
              More of them
            </a>
          </p>
        ) : null}
      </section>
    </div>
  )
}
