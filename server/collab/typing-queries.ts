import type { AuthorRun } from '@fieldword/shared/collab/history-contract.ts'
import type { Platform } from '../platform/platform.ts'
import { authorRuns } from './author-runs.ts'
import { readDocument } from './draft-document.ts'
import { seek } from './seek.ts'
import { readAuthorship } from './update-log-authorship.ts'

/** [COL24] Who typed the text that a draft had after edit `seq`, which is there: over its text nodes in their order. */
export async function readTyping({ database: { sql } }: Platform, draftId: string, seq: number): Promise<AuthorRun[]> {
  const { doc } = await seek(sql, draftId, seq)
  const authorship = await readAuthorship(sql, draftId, new Set(doc.store.clients.keys()), seq)
  // Reading leaves out what the schema does not allow, in the Yjs document as well: the runs are counted after it.
  readDocument(doc)
  return authorRuns(doc, authorship)
}
