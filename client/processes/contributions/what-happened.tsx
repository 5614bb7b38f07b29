import type { ContributionPage } from '@fieldword/shared/processes/commenting-contract.ts'

interface WhatHappenedProps {
  readonly slug: string
  readonly contribution: ContributionPage
}

/** What came of a contribution. */
export function WhatHappened({ contribution: { state } }: WhatHappenedProps) {
  return (
    <section aria-labelledby="what-happened">
      <h2 className="fw-sideh" id="what-happened">
        What happened to it
      </h2>
      <p className="fw-muted">
        {state === 'withdrawn'
          ? 'Nothing: it was withdrawn.'
          : 'Nothing yet. What is decided about it will stand here.'}
      </p>
    </section>
  )
}
