import type { OwnDraft } from '@fieldword/shared/collab/own-drafts-contract.ts'
import type { List } from '@fieldword/shared/kernel/contract.ts'
import type { PagePlace } from '@fieldword/shared/pages/contract.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import { loadPlace } from '../platform/load-page.ts'
import { notAllowed } from '../platform/not-allowed.ts'
import { definePage, Redirect, type ViewProps } from '../platform/page.ts'
import { Empty } from '../ui/empty.tsx'
import { PageHead } from '../ui/page-head.tsx'
import { Pagination } from '../ui/pagination.tsx'
import { partOf } from '../ui/part-of.ts'
import { RefusedNote } from '../ui/refused-note.tsx'
import { draftHref } from './draft-href.ts'
import { DraftRows } from './draft-rows.tsx'
import { PurposeField, purposeIn } from './purpose-field.tsx'

interface PageDrafts {
  readonly page: PagePlace
  readonly drafts: List<OwnDraft>
  readonly purpose: string
  readonly from: 'approved' | 'working'
}

/** The drafts of a page that are somebody's own, and the way to one more. */
export default definePage<PageDrafts>({
  path: '/wiki/:slug/drafts',
  script: 'form',
  async load(api, request) {
    const { actor, url, query, form } = request
    const page = await loadPlace(api, request)
    if (page instanceof Redirect) return page
    if (!can(actor, 'draft:read')) return notAllowed(actor, url.pathname)
    const drafts = await api.collab.pageDrafts({ slug: page.slug, ...partOf(query) })
    return { page, drafts, purpose: purposeIn(form), from: fromIn(form) }
  },
  async submit(api, { form, params: { slug = '' } }) {
    const draft = await api.collab.beginDraft({ slug, purpose: purposeIn(form), from: fromIn(form) })
    return new Redirect(draftHref(draft))
  },
  head: ({ page: { title } }) => ({ title: `Drafts of ${title} — Fieldword`, noIndex: true }),
  View: PageDraftsPage,
})

function fromIn(form: URLSearchParams | null): PageDrafts['from'] {
  return form?.get('from') === 'working' ? 'working' : 'approved'
}

function PageDraftsPage({ answer: { page, drafts, purpose, from }, frame }: ViewProps<PageDrafts>) {
  const { actor, refused } = frame
  return (
    <div className="fw-wrap form-page">
      <PageHead
        page={page}
        actor={actor}
        tab={null}
        title={`Drafts of “${page.title}”`}
        trail={[{ name: 'Drafts', href: `/wiki/${page.slug}/drafts` }]}
      />
      <p className="list__lead">
        Everybody writes in the <a href={`/wiki/${page.slug}/edit`}>working draft</a>. In a draft of your own you
        prepare one proposal apart from it, with whom you invite.
      </p>
      {drafts.items.length > 0 ? (
        <DraftRows drafts={drafts.items} actor={actor} />
      ) : (
        <Empty>
          {can(actor, 'page:read-deleted') ? 'Nobody has a draft of their own here.' : 'You have none here yet.'}
        </Empty>
      )}
      <Pagination here={frame.here} nextCursor={drafts.nextCursor} />
      {can(actor, 'own-draft:begin', page) ? (
        <form className="form" method="post" noValidate>
          <h2>Begin a draft of your own</h2>
          <RefusedNote refused={refused} />
          <PurposeField problem={refused?.fields.purpose} written={purpose} />
          <fieldset className="form__kinds">
            <legend className="fw-label">Begin with</legend>
            <From value="approved" from={from}>
              {page.approved ? 'what visitors read now' : 'an empty page'}
            </From>
            <From value="working" from={from}>
              the working draft as it is, with what nobody approved yet
            </From>
          </fieldset>
          <p>
            <button type="submit" className="fw-btn fw-btn--primary">
              Begin draft
            </button>
          </p>
        </form>
      ) : (
        <p className="fw-note">This page is protected, so you cannot begin a draft on it.</p>
      )}
    </div>
  )
}

interface FromProps {
  readonly value: PageDrafts['from']
  readonly from: PageDrafts['from']
  readonly children: string
}

function From({ value, from, children }: FromProps) {
  return (
    <label className="fw-check">
      <input type="radio" className="fw-radio" name="from" value={value} defaultChecked={value === from} />
      <span>{children}</span>
    </label>
  )
}
