import type { DefinitionView } from '@fieldword/shared/definitions/contract.ts'
import { IconShieldCheck } from '@tabler/icons-react'
import { Day } from '../ui/day.tsx'

/** Where the text comes from, in one sentence. */
export function Provenance({ definition: { page, version } }: { readonly definition: DefinitionView }) {
  return (
    <p className="def__prov">
      <IconShieldCheck className="i" aria-hidden="true" />
      <span>
        {version ? (
          version.provenance
        ) : page.text ? (
          <>
            Approved by moderators on <Day at={page.text.approvedAt} />. This text has no version name yet.
          </>
        ) : null}
      </span>
    </p>
  )
}
