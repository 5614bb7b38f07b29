import type { CompareLook } from './compare-look.ts'

interface CompareViewsProps {
  readonly look: CompareLook
  /** The same comparison looked at otherwise. */
  hrefOf(look: CompareLook): string
  /** There are elements to look at one by one. */
  readonly elements?: boolean
}

/** How to look at it: plain links, so that every look has its address. */
export function CompareViews({ look, hrefOf, elements = false }: CompareViewsProps) {
  const to = (change: Partial<CompareLook>) => hrefOf({ ...look, part: 1, ...change })
  const current = (view: CompareLook['view']) => (look.view === view ? ('page' as const) : undefined)
  return (
    <nav className="cmpviews" aria-label="View">
      {look.view === 'elements' ? null : (
        <a className="fw-link" href={to({ whole: !look.whole })}>
          {look.whole ? 'Fold unchanged' : 'Show unchanged'}
        </a>
      )}
      <div className="fw-seg">
        <a href={to({ view: 'side' })} aria-current={current('side')}>
          <span className="fw-hide-m">Side by side</span>
          <span className="cmp-m">Stacked</span>
        </a>
        <a href={to({ view: 'inline' })} aria-current={current('inline')}>
          Inline
        </a>
        {elements ? (
          <a href={to({ view: 'elements' })} aria-current={current('elements')}>
            By element
          </a>
        ) : null}
      </div>
    </nav>
  )
}
