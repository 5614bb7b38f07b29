import type { RatingResults, RoundRef } from '@fieldword/shared/processes/rating-contract.ts'
import { definePage, Redirect, type ViewProps } from '../platform/page.ts'
import { Day } from '../ui/day.tsx'
import { Empty } from '../ui/empty.tsx'
import { ListPage } from '../ui/list-page.tsx'
import { FiguresTables } from './rating/figures-tables.tsx'
import { RunRounds } from './rating/run-rounds.tsx'
import { Stands } from './rating/stands.tsx'
import { whichIn } from './rating/which.ts'
import { peopleInWords, ruleInWords } from './rating/words.ts'

/** [PR185] What came of the rounds of ratings: as pictures, and as the tables behind them. */
export default definePage<RatingResults>({
  path: '/processes/:slug/results',
  script: 'form',
  section: 'definitions',
  load: (api, { params: { slug = '' }, query }) => api.processes.ratingResults({ slug, ...whichIn(query) }),
  async submit(api, { params: { slug = '' }, form }) {
    const round = Number(form.get('round'))
    const revision = form.get('revision')?.trim()
    if (form.get('act') === 'close') await api.processes.closeRound({ slug, round })
    else await api.processes.openRound({ slug, after: round, ...(revision && { revision: Number(revision) }) })
    return new Redirect(`/processes/${slug}/results`)
  },
  head: ({ process }) => ({ title: `Where each element stands: ${process.title} — Fieldword` }),
  View: ResultsPage,
})

function ResultsPage({ answer: results, frame: { refused } }: ViewProps<RatingResults>) {
  const { process, shown, plan, may } = results
  return (
    <ListPage
      title="Where each element stands"
      crumbs={[
        { name: 'Definitions', href: '/definitions' },
        { name: process.page.title, href: `/wiki/${process.page.slug}` },
        { name: process.title, href: `/processes/${process.slug}` },
        { name: 'Results', href: `/processes/${process.slug}/results` },
      ]}
      lead={ruleInWords(plan)}
      tools={
        may.rate ? (
          <a className="fw-btn fw-btn--primary" href={`/processes/${process.slug}/rate`}>
            Rate the elements
          </a>
        ) : null
      }
    >
      <Switches results={results} />
      <RunRounds results={results} refused={refused} />
      {shown ? (
        <>
          <WhoRated results={results} />
          <Stands results={results}>
            <Reasons results={results} />
          </Stands>
          <FiguresTables results={results} shown={shown} />
          <Downloads results={results} />
        </>
      ) : (
        <Empty>Nothing is shown before the first round is closed: nobody rates by what others did.</Empty>
      )}
    </ListPage>
  )
}

function Switches({ results: { process, stage, stages, rounds, shown } }: { readonly results: RatingResults }) {
  const base = `/processes/${process.slug}/results`
  return (
    <nav className="rsw" aria-label="Rounds">
      {stages.length > 1 ? (
        <div className="fw-seg">
          {stages.map(({ id, title }, place) => (
            <a key={id} href={`${base}?stage=${id}`} aria-current={id === stage.id ? 'true' : undefined}>
              {title} {place + 1}
            </a>
          ))}
        </div>
      ) : null}
      <div className="fw-seg">
        {rounds.map(round =>
          round.open ? (
            <span key={round.number} className="rsw__o">
              Round {round.number} is open
            </span>
          ) : (
            <a
              key={round.number}
              href={`${base}?stage=${stage.id}&round=${round.number}`}
              aria-current={round.number === shown?.round.number ? 'page' : undefined}
            >
              Round {round.number}
            </a>
          ),
        )}
      </div>
    </nav>
  )
}

function WhoRated({ results: { shown, process } }: { readonly results: RatingResults }) {
  if (!shown) return null
  const { raters, attrition } = shown.report
  return (
    <dl className="fw-dl">
      <dt>Rated</dt>
      <dd>{shown.panel === null ? peopleInWords(raters) : `${raters} of ${shown.panel}`}</dd>
      <dt>Closed</dt>
      <dd>{closedOn(shown.round)}</dd>
      {attrition ? (
        <>
          <dt>Since the round before</dt>
          <dd>
            {attrition.returned} of {attrition.before} rated again, {attrition.left} did not; {attrition.joined} joined.
          </dd>
        </>
      ) : null}
      <dt>Text</dt>
      <dd>
        <a href={`/wiki/${process.page.slug}/history/${shown.round.revision}`}>Revision {shown.round.revision}</a>
      </dd>
    </dl>
  )
}

const closedOn = ({ closedAt }: RoundRef) => (closedAt ? <Day at={closedAt} /> : 'Open')

function Reasons({ results: { process, stage, shown } }: { readonly results: RatingResults }) {
  if (!shown) return null
  const told = shown.elements.filter(({ figures }) => figures)
  return (
    <p className="rsw__r">
      Reasons, without names:{' '}
      {told.map(({ id, number, handle }, place) => (
        <span key={id}>
          {place > 0 ? ' · ' : null}
          <a
            href={`/processes/${process.slug}/results/reasons?${new URLSearchParams({ stage: stage.id, round: String(shown.round.number), element: id })}`}
          >
            {handle || `Element ${number}`}
          </a>
        </span>
      ))}
    </p>
  )
}

function Downloads({ results: { process, stage, shown, may } }: { readonly results: RatingResults }) {
  const which = `stage=${stage.id}&round=${shown?.round.number ?? 1}`
  return (
    <section className="proc__sec" aria-labelledby="downloads">
      <h2 id="downloads">Take the figures along</h2>
      <p className="rrun__b">
        <a className="fw-btn" href={`/processes/${process.slug}/results.csv?${which}`} download>
          CSV
        </a>
        <a className="fw-btn" href={`/api/v1/processes/${process.slug}/results?${which}`}>
          JSON
        </a>
        {may.readIndividual ? (
          <a className="fw-btn" href={`/processes/${process.slug}/ratings.csv?${which}`} download>
            Who rated what, CSV
          </a>
        ) : null}
      </p>
      <p className="fw-help">
        Figures alone, with small groups kept back. Made from the ratings when the round closed; their hash is{' '}
        <code>{shown?.hash.slice(0, 12)}</code>.
      </p>
    </section>
  )
}
