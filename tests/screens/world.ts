import type { SignedIn } from '@fieldword/server/platform/permission.ts'
import { decideReview, restore } from '@fieldword/server/review/commands.ts'
import { paragraph } from '@fieldword/shared/document/build.ts'
import type { ReviewRef } from '@fieldword/shared/review/contract.ts'
import { approvedWith, createSeededWiki, type SeededWiki, seededArticle, seededDefinition } from '../support/seeded.ts'
import { authorOf } from '../support/writing.ts'

const hour = 3_600_000
const day = 24 * hour

export interface World {
  readonly wiki: SeededWiki
  /** Waits for a decision. */
  readonly open: ReviewRef
  readonly rejected: ReviewRef
}

/** The seeded wiki after a week of work, so that no screen stands empty. */
export async function createWorld(): Promise<World> {
  let ago = 7 * day
  const wiki = await createSeededWiki({ clock: () => new Date(Date.now() - ago) })
  const { memberA, memberB, moderator } = wiki
  const decide = decider(wiki, moderator)

  ago = 6 * day
  const note = await proposeNote(wiki, memberA)
  ago = 5 * day
  await decide(note, 'approve', 'Thank you, this helps first readers.')
  const shorter = await proposeWords(wiki, memberB, 'Shorten element 7', {
    expectations: 'Rigorous expectations are explicit.',
  })
  ago = 4 * day
  const rejected = await decide(shorter, 'reject', 'The list in brackets says what is expected. Please keep it.')
  ago = 3 * day
  const open = await proposeWords(wiki, memberA, 'Element 5: “using” to “through”', {
    pathways: 'Students learn actively through different pathways and at a varied pace.',
  })
  ago = 5 * hour
  await proposeArticle(wiki, memberB)
  ago = hour
  await restore(wiki.platform, memberB, { slug: seededDefinition, number: 2, summary: 'Back to the words of 2019' })
  ago = 0
  return { wiki, open, rejected }
}

function decider({ platform }: SeededWiki, moderator: SignedIn) {
  return ({ id }: ReviewRef, kind: 'approve' | 'reject', reason: string) =>
    decideReview(platform, moderator, { id, kind, reason })
}

async function proposeNote({ platform }: SeededWiki, member: SignedIn): Promise<ReviewRef> {
  const document = await approvedWith(platform, seededDefinition, {})
  const words = 'The numbers are for reference; they are no order of importance.'
  return authorOf(platform, member).propose(
    seededDefinition,
    {
      ...document,
      content: [...document.content, paragraph('note-on-numbers', words)],
    },
    { summary: 'Say that the numbers are no order' },
  )
}

async function proposeWords(
  { platform }: SeededWiki,
  member: SignedIn,
  summary: string,
  words: Readonly<Record<string, string>>,
): Promise<ReviewRef> {
  return authorOf(platform, member).propose(seededDefinition, await approvedWith(platform, seededDefinition, words), {
    summary,
  })
}

async function proposeArticle({ platform }: SeededWiki, member: SignedIn): Promise<ReviewRef> {
  const document = await approvedWith(platform, seededArticle, {})
  const [first, ...rest] = document.content
  return authorOf(platform, member).propose(
    seededArticle,
    { ...document, content: first ? [first, ...rest.slice(0, -1)] : rest },
    { summary: 'Leave out the last section', changeKind: 'structure' },
  )
}
