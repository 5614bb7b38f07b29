import type { RatingSheet } from '@fieldword/shared/processes/rating-contract.ts'
import { definePage, Redirect, type Refused, type ViewProps } from '../platform/page.ts'
import { Day } from '../ui/day.tsx'
import { ListPage } from '../ui/list-page.tsx'
import { RefusedNote } from '../ui/refused-note.tsx'
import { ElementToRateView } from './rating/element-to-rate.tsx'
import { filledIn, wishIn } from './rating/rating-form.ts'
import { bandWords, ruleInWords } from './rating/words.ts'

interface RatePage {
  readonly sheet: RatingSheet
  /** What was sent and refused. */
  readonly form: URLSearchParams | null
  readonly saved: boolean
}

/** [PR172] All elements of a round on one page, for whoever rates them. */
export default definePage<RatePage>({
  path: '/processes/:slug/rate',
  script: 'form',
  section: 'definitions',
  async load(api, { params: { slug = '' }, query, actor, form, url }) {
    if (actor.role === 'visitor') return new Redirect(`/sign-in?next=${encodeURIComponent(url.pathname)}`)
    return { sheet: await api.processes.ratingSheet({ slug }), form, saved: query.get('done') === 'saved' }
  },
  async submit(api, { params: { slug = '' }, form, url }) {
    const keep = form.get('step') === 'keep' ? await api.processes.ratingSheet({ slug }) : null
    const wish = wishIn(form, slug, keep)
    if (wish.ratings.length > 0) await api.processes.rate(wish)
    return new Redirect(`${url.pathname}?done=saved`)
  },
  head: ({ sheet }) => ({ title: `Rate: ${sheet.process.title} — Fieldword`, noIndex: true }),
  View: RatePageView,
})

function RatePageView({ answer: { sheet, form, saved }, frame: { refused } }: ViewProps<RatePage>) {
  const { process, round, elements, plan, rated, stage, mayRate } = sheet
  const before = round.number > 1 ? round.number - 1 : null
  const canKeep = mayRate && elements.some(({ own, last }) => !own && last && !last.stale && last.value !== null)
  return (
    <ListPage
      title={`Round ${round.number} of ${round.of}`}
      crumbs={[
        { name: 'Definitions', href: '/definitions' },
        { name: process.page.title, href: `/wiki/${process.page.slug}` },
        { name: process.title, href: `/processes/${process.slug}` },
        { name: 'Rate', href: `/processes/${process.slug}/rate` },
      ]}
      lead="Rate each element and, where you disagree, say what would change your mind. You can leave any out, and change everything until the round closes."
    >
      <Facts sheet={sheet} />
      {refused ? <Why refused={refused} /> : null}
      {mayRate ? null : (
        <p className="fw-note" data-s="wait" role="status">
          This round is closed. <a href={`/processes/${process.slug}/results`}>See where each element stands</a>
        </p>
      )}
      <form method="post" className="rates" noValidate aria-label={`Round ${round.number} of ${stage.title}`}>
        <input type="hidden" name="round" value={round.number} />
        {elements.map(element => (
          <ElementToRateView
            key={element.id}
            {...{ element, plan, before }}
            filled={filledIn(form, element)}
            disabled={!mayRate}
            problem={problemOf(refused, form, element.id, plan)}
          />
        ))}
        {mayRate ? (
          <div className="rates__end">
            <p role="status" className="rates__st" data-s={refused ? 'bad' : saved ? 'ok' : undefined}>
              {refused ? 'Not saved. ' : saved ? 'Saved. ' : null}
              {rated} of {elements.length} rated
            </p>
            {canKeep ? (
              <button type="submit" name="step" value="keep" className="fw-btn fw-btn--lg">
                Save, and keep my round {before} ratings for the rest
              </button>
            ) : null}
            <button type="submit" name="step" value="save" className="fw-btn fw-btn--primary fw-btn--lg">
              Save ratings
            </button>
          </div>
        ) : null}
      </form>
    </ListPage>
  )
}

function Why({ refused }: { readonly refused: Refused }) {
  return <RefusedNote refused={{ ...refused, fields: {} }} />
}

/** Where a reason is needed and none stands: the API says so of the whole. */
function problemOf(
  refused: Refused | null,
  form: URLSearchParams | null,
  id: string,
  { scale }: RatingSheet['plan'],
): string | undefined {
  if (refused?.code !== 'reason-needed' || !form) return undefined
  const value = Number(form.get(`value-${id}`))
  const bare = (form.get(`reason-${id}`) ?? '').trim() === ''
  return bare && value >= 1 && value <= (scale === 9 ? 3 : 2)
    ? 'Say why: this round asks it of low ratings.'
    : undefined
}

function Facts({ sheet: { plan, stage, round, process } }: { readonly sheet: RatingSheet }) {
  const bands = bandWords(plan.scale)
  return (
    <dl className="fw-dl">
      <dt>Scale</dt>
      <dd>
        1 strongly disagree to {plan.scale} strongly agree; {bands.agree} agree, {bands.disagree} disagree
      </dd>
      <dt>What counts</dt>
      <dd>{ruleInWords(plan)}</dd>
      <dt>Who sees it</dt>
      <dd>
        {plan.individual === 'nobody'
          ? 'Nobody sees who rated what. Totals are shown when the round closes.'
          : 'Whoever runs this process sees who rated what; nobody else does. Totals are shown when the round closes.'}
      </dd>
      <dt>Text</dt>
      <dd>
        <a href={`/wiki/${process.page.slug}/history/${round.revision}`}>Revision {round.revision}</a>
      </dd>
      <dt>Closes</dt>
      <dd>{stage.closesAt ? <Day at={stage.closesAt} /> : 'When whoever runs the process says so'}</dd>
    </dl>
  )
}
