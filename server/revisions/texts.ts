import type { DocumentJson } from '@fieldword/shared/document/document.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { isTextShown } from '@fieldword/shared/revisions/hiding.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { refuseWith } from '../platform/errors.ts'
import { readDocuments } from './queries.ts'
import type { RevisionRow } from './rows.ts'

/** A revision, as far as it depends on it whether its text is shown. */
export type TextOf = Pick<RevisionRow, 'number' | 'contentHash' | 'hidden' | 'redacted'>

/**
 * [REV22] [REV25] The texts of revisions for somebody to see: every door that shows an old text comes through here. Refuses with
 * `text-hidden` or `text-redacted`.
 */
export async function readTexts<const Rows extends readonly TextOf[]>(
  tx: Tx,
  actor: Actor,
  rows: Rows,
): Promise<{ readonly [Index in keyof Rows]: DocumentJson }> {
  for (const row of rows) demandText(row, actor)
  const documents = await readDocuments(
    tx,
    rows.map(row => row.contentHash),
  )
  return documents as { readonly [Index in keyof Rows]: DocumentJson }
}

export function demandText(row: TextOf, actor: Actor): void {
  if (!isTextShown(row, actor)) refuseWith(row.redacted ? 'text-redacted' : 'text-hidden', { number: row.number })
}
