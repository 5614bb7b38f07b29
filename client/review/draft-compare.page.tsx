import type { PagePlace } from '@fieldword/shared/pages/contract.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import type { DraftComparison } from '@fieldword/shared/review/draft-comparison-contract.ts'
import type { RevisionChoice } from '@fieldword/shared/revisions/contract.ts'
import { loadPlace } from '../platform/load-page.ts'
import { notAllowed } from '../platform/not-allowed.ts'
import { definePage, Redirect, type ViewProps } from '../platform/page.ts'
import { elementCompareHref, LookFields, PickOne, sectionIdOf, summaryOf } from '../revisions/index.ts'
import { ChangeCounts, WordDelta } from '../ui/change-counts.tsx'
import { ChangeKey } from '../ui/change-key.tsx'
import { ChangeSteps } from '../ui/change-steps.tsx'
import { type CompareLook, lookOf, queryOf, wishOf } from '../ui/compare-look.ts'
import { CompareViews } from '../ui/compare-views.tsx'
import { ComparedText } from '../ui/compared-text.tsx'
import { Crumbs } from '../ui/crumbs.tsx'
import { sectionOf } from '../ui/page-head.tsx'

interface Compared {
  readonly page: PagePlace
  readonly compared: DraftComparison
  readonly revisions: readonly RevisionChoice[]
  readonly look: CompareLook
  /** The draft of somebody's own that is compared; none where it is the working draft. */
  readonly own: string | undefined
}

export default definePage<Compared>({
  path: '/wiki/:slug/compare/draft',
  script: 'read',
  async load(api, request) {
    const { actor, url, query } = request
    const page = await loadPlace(api, request)
    if (page instanceof Redirect) return page
    if (!can(actor, 'draft:read')) return notAllowed(actor, url.pathname + url.search)
    const look = lookOf(query)
    const from = query.get('from') || undefined
    const own = query.get('own') || undefined
    const [compared, choices] = await Promise.all([
      api.review.compareDraft({ slug: page.slug, ...(from ? { from } : {}), own, ...wishOf(look) }),
      api.revisions.choices({ slug: page.slug }),
    ])
    const { from: beside } = compared
    const isListed = beside === null || choices.some(({ id }) => id === beside.id)
    return { page, compared, revisions: isListed ? choices : [...choices, beside], look, own }
  },
  head: ({ page }) => ({
    title: `${page.title}: the draft compared — Fieldword`,
    noIndex: true,
    section: sectionIdOf(page.kind),
  }),
  View: DraftComparePage,
})

function DraftComparePage({ answer: { page, compared, revisions, look, own } }: ViewProps<Compared>) {
  const { from, comparison } = compared
  const before = from ? `r${from.number}` : 'an empty page'
  const hrefOf = (other: CompareLook) =>
    `/wiki/${page.slug}/compare/draft?${from ? `from=${from.number}&` : ''}${own ? `own=${own}&` : ''}${queryOf(other)}`
  return (
    <div className="fw-wrap" data-view={look.view === 'inline' ? 'inline' : 'side'}>
      <div className="fw-pagehead">
        <Crumbs
          crumbs={[
            sectionOf(page.kind),
            { name: page.title, href: `/wiki/${page.slug}` },
            own
              ? { name: 'Draft', href: `/wiki/${page.slug}/drafts/${own}` }
              : { name: 'Working draft', href: `/wiki/${page.slug}/edit` },
            { name: 'Compare', href: hrefOf(look) },
          ]}
        />
      </div>
      <section className="cmphead" aria-label="Summary">
        <div>
          <h1>{from ? `From ${before} to the draft` : 'The draft so far'}</h1>
          <p className="cmphead__sum">{comparison.summary}</p>
          <ChangeCounts counts={comparison.counts} />
          <p className="fw-help">
            <WordDelta words={comparison.words} /> words. The draft as it was when this page was loaded; reload to see
            what was written since.{' '}
            {from && page.kind === 'definition' ? (
              <a href={elementCompareHref(page.slug, before)}>Compare along the lineage</a>
            ) : null}
          </p>
        </div>
      </section>
      <div className="cmpbar">
        <form className="cmpbar__v cmpbar__v--long" action={`/wiki/${page.slug}/compare`}>
          <LookFields look={look} />
          {own ? <input type="hidden" name="own" value={own} /> : null}
          {revisions.length === 0 ? null : (
            <>
              <PickOne name="from" title="From" chosen={from} revisions={revisions} labels={{}} />
              <PickOne name="to" title="To" chosen={null} revisions={revisions} labels={{}} drafts />
              <button type="submit" className="fw-btn">
                Compare
              </button>
            </>
          )}
        </form>
        <div className="cmpbar__o">
          <ChangeSteps comparison={comparison} />
          <CompareViews look={look} hrefOf={hrefOf} elements={page.kind === 'definition'} />
        </div>
      </div>
      <ComparedText
        comparison={comparison}
        look={look}
        before={before}
        after="Draft"
        beforeSaid={from ? summaryOf(from) : ''}
        afterSaid="not proposed yet"
        hrefOf={hrefOf}
      />
      <ChangeKey />
    </div>
  )
}
