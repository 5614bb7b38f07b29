import type { Tx } from '../platform/database/prisma.ts'

/**
 * [PR268] Links changes to the answers they follow from, in the transaction that makes either: an answer in force that names a revision and an
 * element of it, or one change of it, explains what was changed there. Whichever comes first waits for the other. Where answers are what is
 * new, they alone are looked at.
 */
export async function linkAnswered(
  tx: Tx,
  processId: string,
  at: Date,
  answers: readonly string[] | null = null,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO change_dispositions (change_id, disposition_id, linked_by_id, linked_at)
    SELECT DISTINCT ON (change.id, answer.id) change.id, answer.id, named.added_by_id, ${at}::timestamptz
    FROM process_changes change
    JOIN disposition_changes named ON named.revision_id = change.to_revision_id AND named.removed_at IS NULL
      AND (named.atom_id = change.id OR (named.atom_id IS NULL AND named.element_id = change.element_id))
    JOIN dispositions answer ON answer.id = named.disposition_id AND answer.state = 'confirmed'
    WHERE change.process_id = ${processId}::uuid AND answer.process_id = change.process_id
      AND (${answers === null}::boolean OR answer.id = ANY(${answers ?? []}::uuid[]))
    ORDER BY change.id, answer.id, named.added_at
    ON CONFLICT DO NOTHING`
}
