import { can } from '@fieldword/shared/policy/can.ts'
import type { Workbench, WorkFilter, WorkRow } from '@fieldword/shared/processes/dispositions-contract.ts'
import { notAllowed } from '../platform/not-allowed.ts'
import { type Api, definePage, type Frame, Redirect, type ViewProps } from '../platform/page.ts'
import type { AskedFilter } from '../revisions/index.ts'
import { Crumbs } from '../ui/crumbs.tsx'
import { Empty } from '../ui/empty.tsx'
import { Pagination } from '../ui/pagination.tsx'
import { Late } from './answering/late.tsx'
import { Progress } from './answering/progress.tsx'
import { asParameters, isNarrowed, keyOf, workAsked, workHref } from './answering/work-address.ts'
import { WorkBulk } from './answering/work-bulk.tsx'
import { WorkElements } from './answering/work-elements.tsx'
import { WorkFilterForm } from './answering/work-filter.tsx'
import { carryOut, type Filled, filledIn } from './answering/work-sent.ts'
import { WorkTable } from './answering/work-table.tsx'

interface Work {
  readonly bench: Workbench
  readonly asked: AskedFilter<WorkFilter>
  readonly rows: readonly WorkRow[]
  readonly nextCursor: string | null
  /** The row that is open. */
  readonly edit: string | null
  readonly similar: readonly number[]
  /** What was filled in, where it was refused. */
  readonly filled: Filled
  readonly filledForAll: Filled
  readonly picked: readonly string[]
  readonly moderates: boolean
  readonly done: string
}

/** [PR122] Where editors answer comments. */
export default definePage<Work>({
  path: '/processes/:slug/dispositions',
  script: 'form',
  section: 'definitions',
  async load(api, { params: { slug = '' }, query, form, actor, url }) {
    if (actor.role === 'visitor') return notAllowed(actor, url.pathname + url.search)
    const asked = workAsked(query)
    const edit = query.get('edit')
    const [bench, { items, nextCursor }] = await Promise.all([
      api.processes.workbench({ slug }),
      api.processes.workRows({ slug, ...asParameters(asked.filter), ...cursorIn(query) } as never),
    ])
    const [rows, similar] = edit ? await withOpen(api, slug, items, edit) : [items, []]
    return {
      ...{ bench, asked, rows, nextCursor, similar },
      edit: rows.some(row => keyOf(row) === edit) ? edit : null,
      filled: filledIn(form?.has('row') ? form : null),
      filledForAll: filledIn(form?.has('row') ? null : form),
      picked: form?.getAll('pick') ?? [],
      moderates: can(actor, 'comment:moderate'),
      done: query.get('done') ?? '',
    }
  },
  async submit(api, { params: { slug = '' }, form, query }) {
    await carryOut(api, slug, form)
    const { filter } = workAsked(query)
    const act = form.get('act') ?? ''
    const row = form.get('row')
    const next = act === 'save' && row !== null ? await nextAfter(api, slug, filter, row) : null
    const edit = staysOpen.has(act) ? query.get('edit') : next
    const to = workHref(slug, filter, { ...cursorIn(query), edit })
    return new Redirect(withDone(to, doneWords[act] ? act : 'save'))
  },
  head: ({ bench: { process } }) => ({ title: `Comment disposition: ${process.title} — Fieldword`, noIndex: true }),
  View: WorkView,
})

const cursorIn = (query: URLSearchParams) => {
  const cursor = query.get('cursor')
  return cursor ? { cursor } : {}
}

/** The open row is there even where it is not in this part of the list. */
async function withOpen(api: Api, slug: string, rows: readonly WorkRow[], edit: string) {
  const [number = '', part = '0'] = edit.split('.')
  const isHere = rows.some(row => keyOf(row) === edit)
  const [found, { numbers }] = await Promise.all([
    isHere ? null : api.processes.workRows({ slug, text: `#${number}` }),
    /^\d{1,9}$/.test(number) ? api.processes.similarTo({ slug, number: Number(number) }) : { numbers: [] },
  ])
  const opened = found?.items.filter(row => row.part === Number(part)) ?? []
  return [[...opened, ...rows], numbers] as const
}

/** The next one that has no answer, after this one in the same list. */
async function nextAfter(api: Api, slug: string, filter: WorkFilter, row: string): Promise<string | null> {
  const cursor = row.split('.').slice(0, 2).join('.')
  const answer = filter.answer && filter.answer !== 'todo' ? filter.answer : 'unset'
  const wish = { slug, ...asParameters({ ...filter, answer }), cursor, limit: 1 }
  const { items } = await api.processes.workRows(wish as never)
  return items[0] ? keyOf(items[0]) : null
}

/** After these one goes on in the same row. */
const staysOpen: ReadonlySet<string> = new Set(['link', 'unlink'])

const doneWords: Readonly<Record<string, string>> = {
  save: 'Saved. It waits for a second editor.',
  'save-all': 'Saved for all selected. They wait for a second editor.',
  duplicates: 'Marked as duplicates. They wait for a second editor.',
  confirm: 'Confirmed. Whoever wrote it can read it now.',
  return: 'Returned to who proposed it.',
  assign: 'Assigned.',
  split: 'Split. Each part is answered by itself.',
  link: 'Linked.',
  unlink: 'Not linked any more.',
}

function withDone(href: string, done: string): string {
  const url = new URL(href, 'http://here.invalid')
  url.searchParams.set('done', done)
  return url.pathname + url.search + url.hash
}

function WorkView({ answer, frame }: ViewProps<Work>) {
  const { bench, asked, rows, nextCursor, edit } = answer
  const { process, figures, closesAt } = bench
  const at = `/processes/${process.slug}`
  return (
    <div className="fw-wrap fw-wrap--work">
      <div className="fw-pagehead">
        <Crumbs
          crumbs={[
            { name: process.page.title, href: `/wiki/${process.page.slug}` },
            { name: process.title, href: at },
            { name: 'Disposition', href: `${at}/dispositions` },
          ]}
        />
      </div>
      <div className="wk wk--t">
        <div>
          <h1>Comment disposition</h1>
          <p className="fw-2">Every comment gets a decision and a reason its author can read.</p>
        </div>
        <Progress figures={figures} closesAt={closesAt} />
      </div>
      <WorkElements bench={bench} filter={asked.filter} />
      <WorkFilterForm bench={bench} asked={asked} />
      <p className="fw-help wkdone" role="status">
        {doneWords[answer.done] ?? ''}
      </p>
      <Problem frame={frame} />
      {bench.open ? null : <p className="fw-note">The stage is not open. Answers can be read, and changes linked.</p>}
      <Late count={bench.late} />
      {rows.length > 0 ? (
        <>
          <form id="row" method="post" aria-label="The open comment" />
          <form method="post" aria-label="Comments">
            <WorkTable {...answer} slug={process.slug} />
            {bench.open ? <WorkBulk bench={bench} filled={answer.filledForAll} /> : null}
          </form>
          {edit && bench.open ? <RowFoot slug={process.slug} filter={asked.filter} /> : null}
        </>
      ) : (
        <Nothing slug={process.slug} filter={asked.filter} />
      )}
      <Pagination
        here={frame.here.replace(/([?&])(edit|done)=[^&]*/g, '$1').replace(/[?&]+$/, '')}
        nextCursor={nextCursor}
      />
    </div>
  )
}

/** The button stands where one ends, and is reached by Ctrl and Enter from anywhere in the row. */
function RowFoot({ slug, filter }: { readonly slug: string; readonly filter: WorkFilter }) {
  return (
    <div className="wkfoot">
      <a className="fw-btn fw-btn--sm fw-btn--quiet" href={workHref(slug, filter)}>
        Close the row
      </a>
      <button
        type="submit"
        form="row"
        name="act"
        value="save"
        className="fw-btn fw-btn--sm fw-btn--primary"
        data-save=""
      >
        Save and next<kbd>Ctrl Enter</kbd>
      </button>
    </div>
  )
}

function Problem({ frame: { refused } }: { readonly frame: Frame }) {
  if (!refused) return null
  const { picks, kind, rationale, duplicateOf, ids } = refused.fields
  const why =
    picks ||
    (kind && 'Choose an answer.') ||
    rationale ||
    duplicateOf ||
    (ids && 'Choose comments with a proposed answer.') ||
    Object.values(refused.fields)[0] ||
    refused.message
  return (
    <p className="fw-error" role="alert">
      {why}
    </p>
  )
}

function Nothing({ slug, filter }: { readonly slug: string; readonly filter: WorkFilter }) {
  if (isNarrowed(filter)) return <Empty action={{ name: 'Show all', href: workHref(slug, {}) }}>No comment fits.</Empty>
  return (
    <Empty action={{ name: 'To the process', href: `/processes/${slug}` }}>There is no comment to answer yet.</Empty>
  )
}
