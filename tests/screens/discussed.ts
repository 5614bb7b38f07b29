import { editComment, react } from '@fieldword/server/discussion/comment-commands.ts'
import { reportComment } from '@fieldword/server/discussion/report-commands.ts'
import { setThreadState } from '@fieldword/server/discussion/resolving-commands.ts'
import { setDiscussion } from '@fieldword/server/discussion/settings-commands.ts'
import { reply, startThread } from '@fieldword/server/discussion/writing-commands.ts'
import { findPage } from '@fieldword/server/pages/index.ts'
import { findReviewed } from '@fieldword/server/review/index.ts'
import { type Actor, visitor } from '@fieldword/shared/policy/actor.ts'
import { type SeededWiki, seededDefinition } from '../support/seeded.ts'

export interface Discussed {
  readonly threadId: string
  readonly commentId: string
}

/** Threads about the definition: open and resolved, about words and about all of it, and one of a visitor that waits. */
export async function discuss({ platform, memberA, memberB, moderator }: SeededWiki): Promise<Discussed> {
  const slug = seededDefinition
  const start = (actor: Actor, wish: Omit<Parameters<typeof startThread>[3], 'slug'>) =>
    startThread({ findReview: findReviewed }, platform, { actor, address: '192.0.2.1' }, { slug, ...wish })
  const answer = (actor: Actor, id: string, text: string) =>
    reply(platform, { actor, address: '192.0.2.1' }, { id, text })
  const { approvedRevisionId } = await findPage(platform, slug)
  if (!approvedRevisionId) throw new Error('the definition has no approved text')
  const quote = { exact: 'important decisions', prefix: 'empowered daily to make ', suffix: ' about their' }
  const place = { kind: 'revision', revisionId: approvedRevisionId } as const
  const first = await start(memberA, {
    title: '',
    text: 'Which decisions, and **who** says that they are important?\n\n> Students are empowered daily\n\nAn example would help: [mastery](/wiki/mastery) has none.',
    anchor: { place, blockId: 'agency', quote, from: 35, to: 54 },
  })
  const second = await answer(memberB, first.threadId, `@${memberA.name}: the article lists three.`)
  await editComment(platform, memberB, { id: second.commentId, text: `@${memberA.name}: the article lists four.` })
  await react(platform, memberA, { id: second.commentId, kind: 'thanks', on: true })
  await reportComment(platform, memberA, { id: second.commentId, reason: 'The article lists three.' })
  const settled = await start(memberB, { title: 'Seven or five?', text: 'Seven.', anchor: null })
  await setThreadState(platform, memberB, { id: settled.threadId, state: 'resolved' })
  await setDiscussion(platform, moderator, { slug, closed: false, guests: true, reason: 'Teachers asked to take part' })
  await start(visitor, { title: '', text: 'What does daily mean?', anchor: null, guestName: 'A teacher' })
  return { threadId: first.threadId, commentId: first.commentId }
}
