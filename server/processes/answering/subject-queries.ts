import type { Answer, Answerable, Original } from '@fieldword/shared/processes/dispositions.ts'
import type { Contribution, Disposition } from '../../platform/database/client/client.ts'
import type { Tx } from '../../platform/database/prisma.ts'
import { refuseWith } from '../../platform/errors.ts'

/** Contributions of a process by their numbers. Refuses with `not-found` where one is not there. */
export async function findByNumber(
  tx: Tx,
  processId: string,
  numbers: readonly number[],
): Promise<Map<number, Contribution>> {
  const rows = await tx.contribution.findMany({ where: { processId, number: { in: [...new Set(numbers)] } } })
  const found = new Map(rows.map(row => [row.number, row]))
  for (const number of numbers) if (!found.has(number)) refuseWith('not-found', { number })
  return found
}

export interface Subjects {
  of(contribution: Contribution, part: number): Answerable
}

/** What is to be answered, with all that bears on it; a few questions, however many there are. */
export async function readSubjects(tx: Tx, contributions: readonly Contribution[]): Promise<Subjects> {
  const ids = contributions.map(({ id }) => id)
  const [parts, dispositions, duplicates] = await Promise.all([
    tx.contributionPart.findMany({ where: { contributionId: { in: ids }, endedAt: null } }),
    tx.disposition.findMany({ where: { contributionId: { in: ids }, state: { in: ['proposed', 'confirmed'] } } }),
    tx.disposition.groupBy({
      by: ['duplicateOfId'],
      where: { duplicateOfId: { in: ids }, state: { in: ['proposed', 'confirmed'] } },
      _count: true,
    }),
  ])
  const counts = new Map(duplicates.map(({ duplicateOfId, _count }) => [duplicateOfId, _count]))
  return {
    of: ({ id, state, type, authorId }, part) => {
      const said = dispositions.filter(one => one.contributionId === id && one.part === part)
      return {
        ...{ id, state, type, authorId },
        parts: parts.filter(one => one.contributionId === id).map(({ number }) => number),
        current: answerIn(said, 'confirmed'),
        pending: answerIn(said, 'proposed'),
        duplicates: counts.get(id) ?? 0,
      }
    },
  }
}

function answerIn(said: readonly Disposition[], state: Disposition['state']): Answer | null {
  return said.find(one => one.state === state) ?? null
}

/** What others are said to be the same as. */
export async function readOriginal(tx: Tx, { id, state }: Contribution): Promise<Original> {
  const asDuplicate = await tx.disposition.findFirst({
    where: { contributionId: id, kind: 'duplicate', state: { in: ['proposed', 'confirmed'] } },
    select: { id: true },
  })
  return { id, state, isDuplicate: asDuplicate !== null }
}
