import { type GlossaryStatus, glossaryStatus, type Term } from '@fieldword/shared/definitions/glossary-contract.ts'
import type { List } from '@fieldword/shared/kernel/contract.ts'
import { NewPageLink } from '../pages/index.ts'
import { definePage, type ViewProps } from '../platform/page.ts'
import { Empty } from '../ui/empty.tsx'
import { counted } from '../ui/in-words.ts'
import { ListPage } from '../ui/list-page.tsx'
import { Pagination } from '../ui/pagination.tsx'
import { partOf } from '../ui/part-of.ts'
import { TermRows } from './term-rows.tsx'

interface Narrowing {
  readonly q: string
  readonly status: GlossaryStatus | null
  readonly from: string
}

interface Glossary extends Narrowing {
  readonly terms: List<Term> & { readonly letters: readonly string[]; readonly total: number }
}

/** The longest words, and letter, the API takes. */
const longest = 100
const longestLetter = 4

export default definePage<Glossary>({
  path: '/terms',
  script: 'read',
  section: 'definitions',
  async load(api, { query }) {
    const narrowing = narrowingIn(query)
    const { q, status, from } = narrowing
    const wish = { ...(q && { q }), ...(status && { status }), ...(from && { from }) }
    return { ...narrowing, terms: await api.terms.list({ ...wish, ...partOf(query) }) }
  },
  head: ({ q, status, from }) => ({
    title: 'Glossary — Fieldword',
    description: 'The terms of the field from A to Z, each in one sentence.',
    canonical: '/terms',
    noIndex: Boolean(q || status || from),
  }),
  View: GlossaryPage,
})

function narrowingIn(query: URLSearchParams): Narrowing {
  const status = glossaryStatus.safeParse(query.get('status'))
  return {
    q: (query.get('q') ?? '').trim().slice(0, longest),
    status: status.success ? status.data : null,
    from: (query.get('from') ?? '').trim().slice(0, longestLetter),
  }
}

function GlossaryPage({ answer, frame }: ViewProps<Glossary>) {
  const { terms, q, status } = answer
  const isNarrowed = Boolean(q || status)
  return (
    <ListPage
      title="Glossary"
      lead="The terms of the field from A to Z, each in one breath. In texts they are linked wherever they stand."
      tools={<NewPageLink actor={frame.actor} kind="definition" />}
    >
      <NarrowForm q={q} status={status} />
      {isNarrowed ? (
        <p className="list__lead" role="status">
          {counted(terms.total, 'term')} found.
        </p>
      ) : (
        <Letters letters={terms.letters} from={answer.from} />
      )}
      {terms.items.length > 0 ? (
        <TermRows terms={terms.items} />
      ) : (
        <Empty
          action={isNarrowed ? { name: 'Show all terms', href: '/terms' } : { name: 'Go to the front page', href: '/' }}
        >
          {isNarrowed ? 'No term fits.' : 'No definition has been approved yet.'}
        </Empty>
      )}
      <Pagination here={frame.here} nextCursor={terms.nextCursor} />
    </ListPage>
  )
}

function NarrowForm({ q, status }: Pick<Narrowing, 'q' | 'status'>) {
  return (
    <search>
      <form className="gloss__narrow" action="/terms">
        <input
          className="fw-input"
          name="q"
          type="search"
          defaultValue={q}
          maxLength={longest}
          aria-label="Words of the term"
        />
        <select className="fw-select" name="status" defaultValue={status ?? ''} aria-label="Status">
          <option value="">Every status</option>
          <option value="in-force">A version is in force</option>
          <option value="approved">Approved, no version in force</option>
          <option value="stub">Stubs</option>
        </select>
        <button type="submit" className="fw-btn">
          Find
        </button>
      </form>
    </search>
  )
}

function Letters({ letters, from }: { readonly letters: readonly string[]; readonly from: string }) {
  if (letters.length < 2) return null
  return (
    <nav className="gloss__az" aria-label="From a letter on">
      {letters.map(letter => (
        <a
          key={letter}
          href={`/terms?from=${encodeURIComponent(letter)}`}
          aria-current={letter === from.toUpperCase() ? 'true' : undefined}
        >
          {letter}
        </a>
      ))}
    </nav>
  )
}
