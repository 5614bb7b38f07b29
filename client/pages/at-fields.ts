import type { Failure } from '../platform/api.ts'

/** Puts refusals that only another address or another place mends beside the field that says it. */
export function atFields(failure: Failure | null, address: string): Failure | null {
  switch (failure?.code) {
    case 'slug-taken':
    case 'title-unusable':
      return { ...failure, fields: { [address]: failure.message } }
    case 'page-cycle':
      return { ...failure, fields: { parentSlug: failure.message } }
    default:
      return failure
  }
}
