import type { RevisionRef } from '@fieldword/shared/revisions/contract.ts'
import { Badge } from '../ui/badge.tsx'
import { Authors } from './authors.tsx'
import { hrefOf, shortName, type VersionLabels } from './names.ts'
import { summaryOf } from './summary-of.ts'

interface PairFactsProps {
  readonly slug: string
  readonly from: RevisionRef
  readonly to: RevisionRef
  readonly labels: VersionLabels
}

/** The two texts that are compared: what each is, by whom, and where it stands whole. */
export function PairFacts({ slug, from, to, labels }: PairFactsProps) {
  return (
    <dl className="pair">
      {[from, to].map((revision, side) => (
        <div key={side === 0 ? 'from' : 'to'}>
          <dt>
            <a href={hrefOf(slug, revision.number)}>{shortName(revision, labels)}</a>
            <Badge state={revision.current ? 'current' : revision.state} />
          </dt>
          <dd>{summaryOf(revision)}</dd>
          <dd className="revs__m">
            <span className="fw-num">r{revision.number}</span>
            <Authors revision={revision} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
