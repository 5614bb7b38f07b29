import type { LineageReadingView } from '@fieldword/shared/definitions/lineage-contract.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import { loadPlace } from '../platform/load-page.ts'
import { definePage, Redirect, type ViewProps } from '../platform/page.ts'
import { Crumbs } from '../ui/crumbs.tsx'
import { sectionOf } from '../ui/page-head.tsx'
import { RefusedNote } from '../ui/refused-note.tsx'
import { lineageHref } from './lineage-href.ts'
import { LineageMap } from './lineage-map.tsx'
import { ReadingFacts } from './reading-facts.tsx'
import { ReadingTies } from './reading-ties.tsx'
import { compareHref } from './version-href.ts'

interface Reading {
  readonly view: LineageReadingView
  /** Of the reading before it, what this one says otherwise; none of the first. */
  readonly differences: readonly string[] | null
}

/** One reading as it was recorded, with what it says otherwise than the one before, and for moderators the way back to it. */
export default definePage<Reading>({
  path: '/wiki/:slug/versions/lineage/:number',
  script: 'form',
  section: 'definitions',
  async load(api, request) {
    const page = await loadPlace(api, request)
    if (page instanceof Redirect) return page
    const { number = '' } = request.params
    const wish = { slug: page.slug, ...pairIn(request.query) }
    const view = await api.definitions.lineageReading({ ...wish, number })
    const after = view.reading.number
    if (after === 1) return { view, differences: null }
    const { differences } = await api.definitions.lineageDifferences({ ...wish, before: after - 1, after })
    return { view, differences }
  },
  async submit(api, { form, query, params: { slug = '', number = '' } }) {
    const wish = { slug, ...pairIn(query) }
    const basedOn = Number(form.get('basedOn') ?? 0)
    const restored = await api.definitions.restoreLineage({ ...wish, number, basedOn })
    return new Redirect(lineageHref(slug, wish, restored.number))
  },
  head: ({ view: { pageTitle, pageSlug, from, to, reading } }) => ({
    title: `Reading ${reading.number} of ${pageTitle} from ${from.label} to ${to.label} — Fieldword`,
    canonical: lineageHref(pageSlug, { from: from.label, to: to.label }, reading.number),
  }),
  View: ReadingPage,
})

function pairIn(query: URLSearchParams): { from: string; to: string } {
  return { from: query.get('from') ?? '', to: query.get('to') ?? '' }
}

function ReadingPage({ answer: { view, differences }, frame }: ViewProps<Reading>) {
  const { pageSlug: slug, pageTitle, reading, from, to, newest } = view
  const pair = { from: from.label, to: to.label }
  const mayRecord = can(frame.actor, 'lineage:record')
  return (
    <div className="fw-wrap">
      <div className="fw-pagehead">
        <Crumbs
          crumbs={[
            sectionOf('definition'),
            { name: pageTitle, href: `/wiki/${slug}` },
            { name: `${pair.from} and ${pair.to}`, href: compareHref(slug, pair) },
            { name: 'Lineage', href: lineageHref(slug, pair) },
            { name: `Reading ${reading.number}`, href: lineageHref(slug, pair, reading.number) },
          ]}
        />
      </div>
      <section className="cmphead">
        <div>
          <h1>
            Reading {reading.number} of {pair.from} to {pair.to}
          </h1>
          <p className="cmphead__sum">{reading.summary}</p>
          <ReadingFacts reading={reading} />
          {reading.counts ? null : (
            <p className="fw-note" data-s="wait">
              This is an older reading. <a href={lineageHref(slug, pair, newest)}>Reading {newest} counts now.</a>
            </p>
          )}
          {differences === null ? null : (
            <>
              <h2 className="lnr__h">What it says otherwise than reading {reading.number - 1}</h2>
              {differences.length === 0 ? <p>Nothing.</p> : null}
              <ul className="lnr__diff">
                {differences.map(sentence => (
                  <li key={sentence}>{sentence}</li>
                ))}
              </ul>
            </>
          )}
          {mayRecord ? (
            <form className="lnr__acts" method="post">
              <RefusedNote refused={frame.refused} />
              <input type="hidden" name="basedOn" value={newest} />
              {reading.counts ? (
                <a className="fw-btn" href={lineageHref(slug, pair, 'edit')}>
                  Record another
                </a>
              ) : (
                <button type="submit" className="fw-btn">
                  Restore reading {reading.number}
                </button>
              )}
            </form>
          ) : null}
        </div>
        <LineageMap comparison={{ ...view.map, from, to }} />
      </section>
      <ReadingTies view={view} />
    </div>
  )
}
