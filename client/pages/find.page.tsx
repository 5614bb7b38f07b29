import type { PageRef } from '@fieldword/shared/pages/contract.ts'
import { definePage } from '../platform/page.ts'
import { ListPage } from '../ui/list-page.tsx'
import { PageRows } from '../ui/page-links.tsx'
import { FindForm } from './find-form.tsx'
import { NotFoundYet } from './not-found-yet.tsx'

interface Found {
  readonly q: string
  readonly items: readonly PageRef[]
}

/** The longest words the API looks for. */
const longest = 100

export default definePage<Found>({
  path: '/find',
  script: 'read',
  async load(api, { query }) {
    const q = (query.get('q') ?? '').trim().slice(0, longest)
    return { q, items: q ? (await api.pages.suggest({ q })).items : [] }
  },
  head: ({ q }) => ({ title: q ? `Pages named “${q}” — Fieldword` : 'Find a page — Fieldword', noIndex: true }),
  View: ({ answer: { q, items }, frame }) => (
    <ListPage title="Find a page">
      <FindForm q={q} />
      {q ? <p className="list__lead">{saidOf(q, items.length)}</p> : null}
      {items.length > 0 ? <PageRows pages={items} /> : null}
      {q && !items.some(page => page.title.toLowerCase() === q.toLowerCase()) ? (
        <NotFoundYet title={q} actor={frame.actor} />
      ) : null}
    </ListPage>
  ),
})

function saidOf(q: string, count: number): string {
  if (count === 0) return `No title has the words “${q}”.`
  return count === 10
    ? `The ten titles closest to “${q}”.`
    : `${count} ${count === 1 ? 'title has' : 'titles have'} the words “${q}”.`
}
