import type { VersionRef } from '@fieldword/shared/definitions/contract.ts'

/** A version as one cites it, in plain text. */
export function citationOf(title: string, version: VersionRef): string {
  return `${title} (${version.label} definition, revision ${version.revisionNumber}). Fieldword.`
}
