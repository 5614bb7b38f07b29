import { editDraft } from '@fieldword/server/collab/index.ts'
import { beginDraft, inviteToDraft } from '@fieldword/server/collab/own-drafts-commands.ts'
import type { OwnDraft } from '@fieldword/shared/collab/own-drafts-contract.ts'
import type { SeededWiki } from '../support/seeded.ts'
import { approve, authorOf, textOf } from '../support/writing.ts'

/** Begun on a page of its own, before a second text of it was approved. */
export async function beginOwn({ platform, memberA, memberB, moderator }: SeededWiki): Promise<OwnDraft> {
  const author = authorOf(platform, memberB)
  const { slug } = await author.makePage('How drafts of one’s own read')
  const approved = textOf('Everybody writes in the working draft.', 'A draft of one’s own is for one proposal.')
  await approve(platform, moderator, await author.propose(slug, approved, { summary: 'A demo text' }))
  const wish = { slug, purpose: 'Say the second sentence shorter', from: 'approved' } as const
  const { id } = await beginDraft(platform, memberA, wish)
  const { draftId } = await platform.database.prisma.ownDraft.findUniqueOrThrow({ where: { id } })
  const typed = textOf('Everybody writes in the working draft.', 'One’s own draft is for one proposal.')
  await platform.database.inTransaction(tx => editDraft(platform, tx, draftId, typed, memberA.id))
  const newer = textOf('Every member writes in the working draft.', 'A draft of one’s own is for a proposal.')
  await approve(platform, moderator, await author.propose(slug, newer, { summary: 'Who writes' }))
  return inviteToDraft(platform, memberA, { id, name: memberB.name })
}
