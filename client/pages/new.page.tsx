import type { PageKind, PageRef } from '@fieldword/shared/pages/contract.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import { notAllowed } from '../platform/not-allowed.ts'
import { definePage, type ViewProps } from '../platform/page.ts'
import { NewPageForm } from './new-page-form.tsx'

interface NewPage {
  readonly title: string
  readonly kind: PageKind
  readonly parent: PageRef | null
}

/** Makes a page. Whoever may not is asked to sign in first and comes back here. */
export default definePage<NewPage>({
  path: '/new',
  script: 'work',
  async load(api, { query, actor, url }) {
    if (!can(actor, 'page:create')) return notAllowed(actor, url.pathname + url.search)
    const parent = query.get('parent')
    return {
      title: (query.get('title') ?? '').slice(0, 200),
      kind: query.get('kind') === 'definition' ? 'definition' : 'article',
      parent: parent ? refOf(await api.pages.read({ slug: parent })) : null,
    }
  },
  head: () => ({ title: 'New page — Fieldword', noIndex: true }),
  View: ({ answer }: ViewProps<NewPage>) => (
    <div className="fw-wrap form-page">
      <div className="fw-pagehead">
        <h1>New page</h1>
        <p className="list__lead">Its text starts in the draft. Visitors see it once a moderator approved it.</p>
      </div>
      <NewPageForm {...answer} />
    </div>
  ),
})

/** The browser needs no more of a page than what a list shows of it. */
function refOf({ id, slug, title, kind, stub, approved, editableBy, movableBy }: PageRef): PageRef {
  return { id, slug, title, kind, stub, approved, editableBy, movableBy }
}
