import type { Label } from '@fieldword/shared/pages/terms-contract.ts'
import { Fragment } from 'react'

/** Under a headword: by which other words it is known. */
export function Gloss({ labels }: { readonly labels: readonly Label[] }) {
  if (labels.length === 0) return null
  return (
    <p className="fw-gloss">
      also{' '}
      {labels.map(({ id, label, language }, index) => (
        <Fragment key={id}>
          {index > 0 ? ', ' : null}
          <span lang={language ?? undefined}>{label}</span>
        </Fragment>
      ))}
    </p>
  )
}
