import type { Term } from '@fieldword/shared/definitions/glossary-contract.ts'
import { Badge } from '../ui/badge.tsx'
import { joined } from '../ui/in-words.ts'

/** Terms, each in one breath and with what it is worth. */
export function TermRows({ terms }: { readonly terms: readonly Term[] }) {
  return (
    <dl className="gloss">
      {terms.map(term => (
        <div key={term.id}>
          <dt>
            <a href={`/wiki/${term.slug}`}>{term.title}</a>
            <Worth term={term} />
          </dt>
          {term.gist ? <dd>{term.gist}</dd> : null}
          {term.labels.length > 0 ? (
            <dd className="gloss__also">Also: {joined(term.labels.map(({ label }) => label))}</dd>
          ) : null}
        </div>
      ))}
    </dl>
  )
}

function Worth({ term: { stub, inForce } }: { readonly term: Term }) {
  if (inForce) return <Badge state="in_force">{`In force: ${inForce.label}`}</Badge>
  return stub ? <Badge state="stub" /> : <span className="fw-muted">No version in force</span>
}
