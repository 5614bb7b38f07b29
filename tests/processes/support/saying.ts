import type { SignedIn } from '@fieldword/server/platform/permission.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { insertContributions, type NewContribution } from '@fieldword/server/processes/contributing-commands.ts'
import type { TestProcess } from './a-process.ts'

type Said = Partial<Omit<NewContribution, 'processId' | 'authorId'>> & { readonly by?: SignedIn | null }

/** Contributions to a stage of a process, as they come in; answers with their numbers. */
export async function say(
  platform: Platform,
  process: TestProcess,
  stageId: string,
  ...said: readonly Said[]
): Promise<number[]> {
  const rows = await platform.database.inTransaction(tx =>
    insertContributions(
      tx,
      platform,
      process.id,
      said.map(({ by = null, ...one }) => ({
        ...{ processId: process.id, stageId, kind: 'comment', type: 'wording', stratum: '', text: 'Say it shorter.' },
        ...one,
        authorId: by?.id ?? null,
      })),
    ),
  )
  return rows.map(({ number }) => number).toSorted((a, b) => a - b)
}
