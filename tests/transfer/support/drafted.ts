import { editDraft, findOwnDraft } from '@fieldword/server/collab/index.ts'
import { linkChange } from '@fieldword/server/processes/answering/change-commands.ts'
import { explainChanges } from '@fieldword/server/processes/change-commands.ts'
import { listChanges } from '@fieldword/server/processes/changing.ts'
import { beginProcessDraft, chooseCandidate, setDraftIssues } from '@fieldword/server/processes/draft-commands.ts'
import { compareProcessDraft } from '@fieldword/server/processes/drafting.ts'
import { doc, element, paragraph } from '@fieldword/shared/document/build.ts'
import { closeStage, openStage, secondWords } from '../../processes/support/a-process.ts'
import type { Walk } from './in-processes.ts'

const candidate = doc(
  paragraph('p1', 'What it means.'),
  element('e1', 'Doing', 'Students learn by trying.'),
  element('e2', 'Help', secondWords),
  element('e3', 'Proof', 'Students show what they know.'),
)

/** Writes and chooses the candidate: one change follows from an answer, another is the editors' own. */
export async function drafted({ platform, process, editors: [editor] }: Walk, answer: string): Promise<void> {
  const { slug } = process
  const { prisma, inTransaction } = platform.database
  await openStage(platform, process, 'drafting')
  const { id: draft, ownDraftId } = await beginProcessDraft(platform, editor, { slug, purpose: 'Say how', from: null })
  const [issue] = await prisma.processIssue.findMany({ where: { processId: process.id } })
  await setDraftIssues(platform, editor, { slug, draft, issues: issue ? [issue.id] : [] })
  const own = await findOwnDraft(prisma, ownDraftId)
  await inTransaction(tx => editDraft(platform, tx, own?.draftId ?? '', candidate, editor.id))
  const { contentHash } = await compareProcessDraft(platform, editor, { slug, draft })
  const told = { slug, draft, summary: 'Say how', changeKind: 'meaning', contentHash } as const
  const { revision } = await chooseCandidate(platform, editor, told)
  await linkChange(platform, editor, { slug, id: answer, revision, elementId: 'e1', atomId: null })
  const { items } = await listChanges(platform, editor, { slug, unexplained: true, limit: 30 })
  await explainChanges(platform, editor, { slug, changes: items.map(({ id }) => id), reason: 'Proof was missing.' })
  await closeStage(platform, process, 'drafting')
}
