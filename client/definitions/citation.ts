import type { VersionRef } from '@fieldword/shared/definitions/contract.ts'

/** [DEF61] A version as one cites it, in plain text. */
export function citationOf(title: string, { label, revisionNumber, status }: VersionRef): string {
  return `${title} (${label} definition, revision ${revisionNumber}${status === 'withdrawn' ? ', withdrawn' : ''}). Fieldword.`
}
