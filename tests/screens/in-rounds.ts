import { propose } from '@fieldword/server/review/commands.ts'
import { delegate } from '@fieldword/server/review/delegation-commands.ts'
import { previewProposal } from '@fieldword/server/review/proposing.ts'
import type { ReviewRef } from '@fieldword/shared/review/contract.ts'
import type { SeededWiki } from '../support/seeded.ts'
import { approve, authorOf, decideAs, textOf } from '../support/writing.ts'

const long = Array.from(
  { length: 12 },
  () => 'An exhibition is a day on which learners show their work to others.',
).join(' ')

/** A large change in its second round that one of two approved, and one that changes are requested of. */
export async function inRounds(wiki: SeededWiki): Promise<{ inRounds: ReviewRef; sentBack: ReviewRef }> {
  const { platform, memberA, memberB, moderator, second } = wiki
  const { database, newId, clock } = platform
  const rules = { definitions: 1, largeChanges: 2, reason: 'There are two moderators.', setById: moderator.id }
  await database.prisma.reviewRuleChange.create({ data: { id: newId(), ...rules, setAt: clock() } })
  const [a, b] = [authorOf(platform, memberA), authorOf(platform, memberB)]
  const { slug } = await b.makePage('Exhibition of learning')
  await approve(platform, moderator, await b.propose(slug, textOf(long), { summary: 'What an exhibition is' }))
  const review = await a.propose(slug, textOf('Learners show their work.'), { summary: 'Say it in one sentence' })
  await decideAs(platform, second, review, 'request_changes', 'To whom? Please say it.')
  await a.write(slug, textOf('Learners show their work to people outside the school.'))
  const { contentHash } = await previewProposal(platform, memberA, slug)
  const told = { summary: 'Say it in one sentence', changeKind: 'meaning', contentHash } as const
  const next = await propose(platform, memberA, { slug, ...told, review: review.id })
  await decideAs(platform, second, next, 'approve', 'This is what the schools do.')
  const { slug: other } = await a.makePage('Advisory')
  const sentBack = await a.propose(other, textOf('A small group with one adult.'), { summary: 'What an advisory is' })
  await decideAs(platform, moderator, sentBack, 'request_changes', 'Please name a source.')
  const until = new Date(clock().getTime() + 20 * 24 * 60 * 60 * 1000).toISOString()
  await delegate(platform, moderator, { page: slug, to: memberB.name, until, reason: 'Runs exhibitions herself' })
  return { inRounds: next, sentBack }
}
