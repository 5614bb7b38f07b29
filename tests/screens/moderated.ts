import { deletePage } from '@fieldword/server/pages/deletion-commands.ts'
import { findPage, lockPage } from '@fieldword/server/pages/index.ts'
import { hideParts } from '@fieldword/server/revisions/hiding-commands.ts'
import type { ReviewRef } from '@fieldword/shared/review/contract.ts'
import type { SeededWiki } from '../support/seeded.ts'
import { approve as approveAs, authorOf, textOf } from '../support/writing.ts'

/** A page of which a moderator hid the first text, and one that was deleted. */
export const hiddenPage = 'portfolio'
export const deletedPage = 'portfolios'

export async function moderate({ platform, memberA, memberB, moderator }: SeededWiki): Promise<void> {
  const [one, other] = [authorOf(platform, memberA), authorOf(platform, memberB)]
  const approve = (review: ReviewRef) => approveAs(platform, moderator, review)
  await one.makePage('Portfolio')
  await one.write(hiddenPage, textOf('Work of a student, with her full name and her school.'))
  await approve(await other.propose(hiddenPage, undefined, { summary: 'An example from a school' }))
  const words = 'Work that a student chose to show what she can do.'
  await one.write(hiddenPage, textOf(words, 'Kept.'))
  await approve(await other.propose(hiddenPage, textOf(words, 'Kept for years.')))
  const { id } = await findPage(platform, hiddenPage)
  const parts = { text: true, authors: false, summary: true }
  await hideParts(lockPage, platform, moderator, id, { number: 1, ...parts, reason: 'Names a student who is a minor' })
  await other.makePage('Portfolios')
  const reason = 'Says the same as “Portfolio”, which has the longer text.'
  await deletePage(platform, moderator, { slug: deletedPage, reason })
}
