import type { Refused } from '../platform/page.ts'

/** Why a form was not carried out, where no field says it. */
export function RefusedNote({ refused }: { readonly refused: Refused | null }) {
  if (!refused || Object.keys(refused.fields).length > 0) return null
  return (
    <p className="fw-error" role="alert">
      {refused.message}
    </p>
  )
}
