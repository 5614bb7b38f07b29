import { messageOf } from '@fieldword/shared/kernel/refusals.ts'
import type { PageRef } from '@fieldword/shared/pages/contract.ts'
import type { PagesComparison, TextOfPage } from '@fieldword/shared/revisions/comparing-contract.ts'
import { type Api, definePage, type ViewProps } from '../platform/page.ts'
import { refusalOf } from '../platform/refusal-of.ts'
import { ChangeCounts, WordDelta } from '../ui/change-counts.tsx'
import { ChangeKey } from '../ui/change-key.tsx'
import { ChangeSteps } from '../ui/change-steps.tsx'
import { type CompareLook, lookOf, queryOf, wishOf } from '../ui/compare-look.ts'
import { CompareViews } from '../ui/compare-views.tsx'
import { ComparedText } from '../ui/compared-text.tsx'
import { Crumbs } from '../ui/crumbs.tsx'
import { ComparePagesForm } from './compare-pages-form.tsx'
import { hrefOf } from './names.ts'
import { type AskedPair, addressNamed, pagesHref } from './page-addresses.ts'
import { summaryOf } from './summary-of.ts'

interface Compared {
  readonly asked: AskedPair
  readonly compared: PagesComparison | null
  /** To pick from while typing; any other page can be typed too. */
  readonly pages: readonly PageRef[]
  readonly look: CompareLook
}

export default definePage<Compared>({
  path: '/compare',
  script: 'read',
  async load(api, { query }) {
    const look = lookOf(query)
    const [from, to] = [query.get('from') ?? '', query.get('to') ?? '']
    const [{ items: pages }, compared] = await Promise.all([
      api.pages.list({ limit: 100 }),
      compare(api, from, to, look),
    ])
    if (typeof compared !== 'string') return { asked: { from, to, problem: null }, compared, pages, look }
    return { asked: { from, to, problem: compared }, compared: null, pages, look }
  },
  head: ({ compared }) => ({
    title: compared
      ? `${compared.from.pageTitle} and ${compared.to.pageTitle} compared — Fieldword`
      : 'Compare two pages — Fieldword',
    noIndex: true,
  }),
  View: ComparePagesPage,
})

/** The comparison, nothing while nothing is asked for, or why there is none. */
async function compare(
  api: Api,
  from: string,
  to: string,
  look: CompareLook,
): Promise<PagesComparison | string | null> {
  if (from === '' && to === '') return null
  const [first, second] = [addressNamed(from), addressNamed(to)]
  if (!first || !second) return 'Name two pages.'
  try {
    return await api.revisions.comparePages({ from: first, to: second, ...wishOf(look) })
  } catch (error) {
    const { code } = refusalOf(error)
    if (code === 'not-found') return sentenceOf(await missingOf(api, first, second))
    if (code === 'bad-input') return 'Name a page by its address, and a revision by @ and its number: mastery@3.'
    return messageOf(code)
  }
}

/** Which of the two is not there: the first can be compared with itself, or cannot. */
async function missingOf(api: Api, first: string, second: string): Promise<string> {
  try {
    await api.revisions.comparePages({ from: first, to: first, rows: 'changes' })
    return second
  } catch (error) {
    refusalOf(error)
    return first
  }
}

function sentenceOf(missing: string): string {
  return `There is no “${missing}”: no page has that address, or it has no such revision to read.`
}

function ComparePagesPage({ answer: { asked, compared, pages, look } }: ViewProps<Compared>) {
  return (
    <div className="fw-wrap" data-view={look.view === 'inline' ? 'inline' : 'side'}>
      <div className="fw-pagehead">
        <Crumbs
          crumbs={[
            { name: 'Pages', href: '/pages' },
            { name: 'Compare', href: '/compare' },
          ]}
        />
      </div>
      {compared ? (
        <Result compared={compared} look={look} asked={asked} pages={pages} />
      ) : (
        <>
          <h1>Compare two pages</h1>
          <p className="cmphead__sum">The texts that visitors read, or any revision of either.</p>
          <ComparePagesForm asked={asked} pages={pages} look={look} />
        </>
      )}
    </div>
  )
}

function Result({ compared: { from, to, comparison }, look, asked, pages }: Compared & { compared: PagesComparison }) {
  const [before, after] = [nameOf(from), nameOf(to)]
  const otherLook = (other: CompareLook) => `${pagesHref(addressOf(from), addressOf(to))}&${queryOf(other)}`
  return (
    <>
      <section className="cmphead" aria-label="Summary">
        <div>
          <h1>
            From “{from.pageTitle}” to “{to.pageTitle}”
          </h1>
          <p className="cmphead__sum">{comparison.summary}</p>
          <ChangeCounts counts={comparison.counts} />
          <p className="fw-help">
            <WordDelta words={comparison.words} /> words
          </p>
        </div>
        <dl className="pair">
          {[from, to].map((text, side) => (
            <div key={side === 0 ? 'from' : 'to'}>
              <dt>
                <a href={hrefOf(text.pageSlug, text.revision.number)}>{nameOf(text)}</a>
              </dt>
              <dd>{summaryOf(text.revision)}</dd>
            </div>
          ))}
        </dl>
      </section>
      <ComparePagesForm asked={asked} pages={pages} look={look} />
      <div className="cmpbar">
        <ChangeSteps comparison={comparison} />
        <div className="cmpbar__o">
          <CompareViews look={look} hrefOf={otherLook} />
        </div>
      </div>
      <ComparedText
        comparison={comparison}
        look={look}
        before={before}
        after={after}
        beforeSaid=""
        afterSaid=""
        hrefOf={otherLook}
      />
      <ChangeKey />
    </>
  )
}

function nameOf({ pageTitle, revision }: TextOfPage): string {
  return `${pageTitle}, r${revision.number}`
}

/** With its number, so that the address leads to this very text also when another is approved. */
function addressOf({ pageSlug, revision }: TextOfPage): string {
  return `${pageSlug}@${revision.number}`
}
