import type { Tx } from '../../platform/database/prisma.ts'

/** Answers to what somebody said that they have not spoken of, given since a time: who waits longest first. */
export function readToAcknowledge(
  tx: Tx,
  processId: string,
  userId: string,
  since: Date,
): Promise<{ number: number; settledAt: Date }[]> {
  return tx.$queryRaw<{ number: number; settledAt: Date }[]>`
    SELECT input.number, min(answer.settled_at) AS "settledAt" FROM contributions input
    JOIN dispositions answer ON answer.contribution_id = input.id AND answer.state = 'confirmed'
    WHERE input.author_id = ${userId}::uuid AND input.process_id = ${processId}::uuid AND input.state = 'published'
      AND answer.settled_at > ${since}
      AND NOT EXISTS (SELECT FROM disposition_acknowledgements WHERE disposition_id = answer.id)
    GROUP BY input.number ORDER BY 2, 1 LIMIT 100`
}
