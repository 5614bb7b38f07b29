import type { RecordedTie } from './lineage-contract.ts'

/**
 * [DEF31] What is hashed of a reading: of which texts it speaks, who says it, and every tie in its order. Migrations write the same
 * form, so it is an array and its order is fixed.
 */
export function hashedForm(
  texts: { readonly from: string; readonly to: string },
  reading: string,
  ties: readonly RecordedTie[],
): string {
  return JSON.stringify([
    texts.from,
    texts.to,
    reading,
    ties.map(({ from, to, kind, carried, arrived, rationale }) => [from, to, kind, carried, arrived, rationale]),
  ])
}
