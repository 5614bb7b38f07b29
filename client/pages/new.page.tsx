import type { PageKind, PageRef } from '@fieldword/shared/pages/contract.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import { notAllowed } from '../platform/not-allowed.ts'
import { definePage, Redirect, type ViewProps } from '../platform/page.ts'
import { NewPageForm } from './new-page-form.tsx'
import { slugIn } from './settings-sent.ts'

interface NewPage {
  readonly title: string
  readonly kind: PageKind
  readonly parent: PageRef | null
}

/** Makes a page. Whoever may not is asked to sign in first and comes back here. */
export default definePage<NewPage>({
  path: '/new',
  script: 'work',
  async load(api, { query, form, actor, url }) {
    if (!can(actor, 'page:create')) return notAllowed(actor, url.pathname + url.search)
    const asked = form ?? query
    const parent = query.get('parent')
    return {
      title: (asked.get('title') ?? '').slice(0, 200),
      kind: kindIn(asked),
      parent: parent ? refOf(await api.pages.read({ slug: parent })) : null,
    }
  },
  async submit(api, { form }) {
    const wish = { title: form.get('title') ?? '', kind: kindIn(form), parentSlug: slugIn(form.get('parentSlug')) }
    const { slug } = await api.pages.create(wish)
    return new Redirect(`/wiki/${slug}/edit`)
  },
  head: () => ({ title: 'New page — Fieldword', noIndex: true }),
  View: ({ answer, frame: { refused } }: ViewProps<NewPage>) => (
    <div className="fw-wrap form-page">
      <div className="fw-pagehead">
        <h1>New page</h1>
        <p className="list__lead">Its text starts in the draft. Visitors see it once a moderator approved it.</p>
      </div>
      <NewPageForm {...answer} refused={refused} />
    </div>
  ),
})

function kindIn(asked: URLSearchParams): PageKind {
  return asked.get('kind') === 'definition' ? 'definition' : 'article'
}

/** The browser needs no more of a page than what a list shows of it. */
function refOf({ id, slug, title, kind, stub, approved, editableBy, movableBy }: PageRef): PageRef {
  return { id, slug, title, kind, stub, approved, editableBy, movableBy }
}
