import type { PagePlace } from '@fieldword/shared/pages/contract.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import type { RevisionChoice, RevisionComparison } from '@fieldword/shared/revisions/contract.ts'
import { loadPlace } from '../platform/load-page.ts'
import { type Api, definePage, type PageRequest, Redirect, type ViewProps } from '../platform/page.ts'
import { ChangeCounts, WordDelta } from '../ui/change-counts.tsx'
import { ChangeKey } from '../ui/change-key.tsx'
import { type CompareLook, lookOf, queryOf, wishOf } from '../ui/compare-look.ts'
import { ComparedText } from '../ui/compared-text.tsx'
import { Crumbs } from '../ui/crumbs.tsx'
import { sectionOf } from '../ui/page-head.tsx'
import { CompareBar } from './compare-bar.tsx'
import { compareHref, elementCompareHref, labelsOf, sectionIdOf, shortName, type VersionLabels } from './names.ts'
import { PairFacts } from './pair-facts.tsx'
import { PairWaysBack } from './pair-ways-back.tsx'
import { summaryOf } from './summary-of.ts'

interface Compared {
  readonly page: PagePlace
  readonly compared: RevisionComparison
  /** What can be picked: the newest thirty and the two that are compared. */
  readonly revisions: readonly RevisionChoice[]
  readonly labels: VersionLabels
  readonly look: CompareLook
}

export default definePage<Compared>({
  path: '/wiki/:slug/compare',
  script: 'read',
  async load(api, request) {
    const { slug = '' } = request.params
    const look = lookOf(request.query)
    const { from, to } = namedIn(request)
    if (to === 'current' || to === 'draft') {
      const page = await loadPlace(api, request)
      if (page instanceof Redirect) return page
      return to === 'current' ? withCurrent(api, request, page.slug) : new Redirect(draftHref(request, page.slug, look))
    }
    // All at once: what belongs to an old address is the same, and is thrown away when that redirects.
    const [page, choices, compared] = await Promise.all([
      loadPlace(api, request),
      api.revisions.choices({ slug }),
      from && to ? api.revisions.compare({ slug, from, to, ...wishOf(look) }) : null,
    ])
    if (page instanceof Redirect) return page
    if (!compared) return new Redirect(newestPair(page.slug, choices))
    const others = [compared.from, compared.to].filter(({ id }) => !choices.some(known => known.id === id))
    return { page, compared, revisions: [...choices, ...others], labels: await labelsOf(api, page), look }
  },
  head: ({ page, compared, labels }) => ({
    title: `${page.title}: ${shortName(compared.from, labels)} and ${shortName(compared.to, labels)} compared — Fieldword`,
    noIndex: true,
    section: sectionIdOf(page.kind),
  }),
  View: ComparePage,
})

/** What visitors read now, by its number: the address keeps what was seen. */
async function withCurrent(api: Api, { query }: PageRequest, slug: string): Promise<Redirect> {
  const from = Number(query.get('from'))
  const { text } = await api.pages.text({ slug })
  return new Redirect(text && from > 0 ? compareHref(slug, from, text.number) : `/wiki/${slug}/history`)
}

/** The form that picks two revisions offers the draft as the second. */
function draftHref({ query }: PageRequest, slug: string, look: CompareLook): string {
  const own = query.get('own')
  const draft = own ? `own=${encodeURIComponent(own)}&` : ''
  return `/wiki/${slug}/compare/draft?from=${encodeURIComponent(query.get('from') ?? '')}&${draft}${queryOf(look)}`
}

function namedIn({ query }: PageRequest): { readonly from: string | null; readonly to: string | null } {
  return { from: query.get('from'), to: query.get('to') }
}

/** Where an address that does not name two leads: to the newest text and the one before it. */
function newestPair(slug: string, [newest]: readonly RevisionChoice[]): string {
  return newest ? compareHref(slug, newest.parentNumber ?? newest.number, newest.number) : `/wiki/${slug}/history`
}

function ComparePage({ answer, frame }: ViewProps<Compared>) {
  const { page, compared, revisions, labels, look } = answer
  const { from, to, comparison } = compared
  const names = { before: shortName(from, labels), after: shortName(to, labels) }
  const hrefOf = (other: CompareLook) => compareHref(page.slug, from.number, to.number, other)
  return (
    <div className="fw-wrap" data-view={look.view === 'inline' ? 'inline' : 'side'}>
      <div className="fw-pagehead">
        <Crumbs
          crumbs={[
            sectionOf(page.kind),
            { name: page.title, href: `/wiki/${page.slug}` },
            { name: 'History', href: `/wiki/${page.slug}/history` },
            { name: 'Compare', href: hrefOf(look) },
          ]}
        />
      </div>
      <section className="cmphead" aria-label="Summary">
        <div>
          <h1>
            From {names.before} to {names.after}
          </h1>
          <p className="cmphead__sum">{comparison.summary}</p>
          <ChangeCounts counts={comparison.counts} />
          <p className="fw-help">
            <WordDelta words={comparison.words} /> words in the text of “{page.title}”.{' '}
            {page.kind === 'definition' ? (
              <a href={elementCompareHref(page.slug, names.before, names.after)}>Compare along the lineage</a>
            ) : null}
          </p>
          <PairWaysBack page={page} pair={compared} actor={frame.actor} />
        </div>
        <PairFacts slug={page.slug} from={from} to={to} labels={labels} />
      </section>
      <CompareBar
        slug={page.slug}
        revisions={revisions}
        from={from}
        to={to}
        labels={labels}
        look={look}
        comparison={comparison}
        elements={page.kind === 'definition'}
        drafts={can(frame.actor, 'draft:read')}
      />
      <ComparedText
        comparison={comparison}
        look={look}
        beforeSaid={summaryOf(from)}
        afterSaid={summaryOf(to)}
        hrefOf={hrefOf}
        {...names}
      />
      <ChangeKey />
    </div>
  )
}
