import { inFigures } from '@fieldword/shared/kernel/figures.ts'
import type { RatingResults, Standing } from '@fieldword/shared/processes/rating-contract.ts'
import type { ReactNode } from 'react'
import { ConsensusBar, Hatch, MedianDots } from './consensus-bar.tsx'
import { OutcomeBadge } from './outcome-badge.tsx'
import { bandWords, percentOf } from './words.ts'

interface StandsProps {
  readonly results: RatingResults
  /** Below the table. */
  readonly children?: ReactNode
}

/** [PR185] Where each element stands after a round. */
export function Stands({ results, children }: StandsProps) {
  const { shown, plan } = results
  if (!shown) return null
  const bands = bandWords(plan.scale)
  const threshold = plan.rule === 'shares' ? plan.agreeAtLeast : null
  const first = shown.round.number > 1
  return (
    <section className="proc__sec" aria-labelledby="stands">
      <header>
        <h2 id="stands">Where each element stands</h2>
        <p className="fw-2">
          Round {shown.round.number} of {shown.round.of}.{' '}
          {threshold === null ? 'In by RAND/UCLA appropriateness.' : `The line marks the ${threshold} % threshold.`}
        </p>
        <div className="ckey">
          <span>
            <i className="k-a" />
            Agree, {bands.agree}
          </span>
          <span>
            <i className="k-n" />
            Neutral, {bands.neutral}
          </span>
          <span>
            <i className="k-d" />
            Disagree, {bands.disagree}
          </span>
        </div>
      </header>
      <Hatch />
      {/* biome-ignore-start lint/a11y/useSemanticElements: laid out as a grid on wide screens and as blocks on narrow ones */}
      {/* biome-ignore-start lint/a11y/useFocusableInteractive: it is only read */}
      <div className="con" role="table" aria-label="Where each element stands" data-scale={plan.scale}>
        <div role="rowgroup">
          <div className="con__h" role="row">
            <span role="columnheader">Element</span>
            <span role="columnheader">Ratings</span>
            <span role="columnheader">Median</span>
            <span role="columnheader" className="r">
              n
            </span>
            <span role="columnheader" className="r">
              {first ? 'Since round 1' : 'Change'}
            </span>
            <span role="columnheader">Result</span>
          </div>
        </div>
        <div role="rowgroup">
          {shown.elements.map(element => (
            <Row key={element.id} element={element} results={results} threshold={threshold} />
          ))}
        </div>
      </div>
      {/* biome-ignore-end lint/a11y/useFocusableInteractive: the same */}
      {/* biome-ignore-end lint/a11y/useSemanticElements: the same */}
      {children}
    </section>
  )
}

interface RowProps {
  readonly element: Standing
  readonly results: RatingResults
  readonly threshold: number | null
}

function Row({ element, results: { plan }, threshold }: RowProps) {
  const { number, handle, text, n, figures } = element
  return (
    // biome-ignore-start lint/a11y/useSemanticElements: a row of the table above
    // biome-ignore-start lint/a11y/useFocusableInteractive: it is only read
    <div className="con__r" role="row">
      <div role="cell" className="con__e">
        <span className="con__n">{number}</span>
        <div>
          {handle ? <b>{handle}</b> : null}
          <p>{text}</p>
        </div>
      </div>
      <div role="cell" className="con__b">
        {figures ? (
          <ConsensusBar shares={figures} threshold={threshold} />
        ) : (
          <span className="fw-muted">Too few ratings to be told of</span>
        )}
      </div>
      <div role="cell" className="con__m">
        {figures ? <MedianDots median={figures.median} scale={plan.scale} /> : '–'}
      </div>
      <div role="cell" className="r fw-num con__c">
        <span className="con__lab">n </span>
        {inFigures(n)}
      </div>
      <div role="cell" className="r fw-num con__d">
        {sinceInWords(element)}
      </div>
      <div role="cell" className="con__s">
        <OutcomeBadge element={element} plan={plan} />
      </div>
    </div>
    // biome-ignore-end lint/a11y/useFocusableInteractive: the same
    // biome-ignore-end lint/a11y/useSemanticElements: the same
  )
}

/** "+4 points", of the shares as they are shown. */
export function sinceInWords({ figures, since, reworded }: Standing): string {
  if (reworded) return 'reworded'
  if (!figures || !since) return '–'
  const points = percentOf(figures.agree, figures.n) - percentOf(since.agree, since.n)
  if (points === 0) return '±0 points'
  return `${points > 0 ? '+' : '−'}${Math.abs(points)} ${Math.abs(points) === 1 ? 'point' : 'points'}`
}
