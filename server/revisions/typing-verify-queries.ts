import { type Check, inParts } from '../platform/verifying.ts'
import { unpackTyping } from './authorship-packing.ts'

interface StoredTyping {
  readonly revisionId: string
  readonly runs: Uint8Array
}

const part = 200
const remedy =
  'Restore it from a backup, or delete its row: its words are then of the authors of its revision together.'

/** [WHO15] Who typed proposals: of authorship all that cannot be made again. */
export const typingCheck: Check = {
  things: 'typed proposals',
  async *look({ prisma }) {
    const read = (last: StoredTyping | null): Promise<StoredTyping[]> =>
      prisma.revisionTyping.findMany({
        where: last ? { revisionId: { gt: last.revisionId } } : {},
        orderBy: { revisionId: 'asc' },
        take: part,
      })
    for await (const rows of inParts<StoredTyping>(read)) {
      for (const { revisionId, runs } of rows) {
        const problem = problemOf(runs)
        yield problem === null ? [] : [{ what: `who typed the revision ${revisionId}`, problem, remedy }]
      }
    }
  },
}

function problemOf(runs: Uint8Array): string | null {
  try {
    unpackTyping(runs)
    return null
  } catch (error) {
    return `It cannot be read: ${(error as Error).message}`
  }
}
