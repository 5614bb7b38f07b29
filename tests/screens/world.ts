import { recordLineage } from '@fieldword/server/definitions/lineage-commands.ts'
import { readForEditing } from '@fieldword/server/definitions/lineage-reading.ts'
import type { SignedIn } from '@fieldword/server/platform/permission.ts'
import { restore } from '@fieldword/server/review/restore-commands.ts'
import type { OwnDraft } from '@fieldword/shared/collab/own-drafts-contract.ts'
import { paragraph } from '@fieldword/shared/document/build.ts'
import type { ReviewRef } from '@fieldword/shared/review/contract.ts'
import { anAdmin } from '../support/people.ts'
import { approvedWith, createSeededWiki, type SeededWiki, seededArticle, seededDefinition } from '../support/seeded.ts'
import { typeHistory } from '../support/typed-history.ts'
import { authorOf, decideAs } from '../support/writing.ts'
import { type Answered, answer } from './answered.ts'
import { type Commented, commentOn } from './commented.ts'
import { afterEverything, beforeEverything } from './compared.ts'
import { type Discussed, discuss } from './discussed.ts'
import { type Disputed, disputed } from './disputed.ts'
import { type GoneWords, hideWords } from './gone-words.ts'
import { type Guarded, guard } from './guarded.ts'
import { type Imported, importSome } from './imported.ts'
import { inRounds } from './in-rounds.ts'
import { moderate } from './moderated.ts'
import { named } from './named.ts'
import { beginOwn } from './own.ts'
import { protectSome } from './protected.ts'
import { type Reported, report } from './reported.ts'

const hour = 3_600_000
const day = 24 * hour

export interface World {
  readonly wiki: SeededWiki
  /** Waits for a decision. */
  readonly open: ReviewRef
  readonly rejected: ReviewRef
  /** In its second round, with one of two approvals. */
  readonly inRounds: ReviewRef
  /** Changes are requested of it. */
  readonly sentBack: ReviewRef
  /** Changes everything that can change. */
  readonly everything: ReviewRef
  readonly disputed: Disputed
  /** A draft of the member's own, with a guest, which another text was approved after. */
  readonly own: OwnDraft
  readonly discussed: Discussed
  readonly commented: Commented
  readonly admin: SignedIn
  readonly imported: Imported
  readonly answered: Answered
  readonly guarded: Guarded
  readonly reported: Reported
  readonly gone: GoneWords
}

/** The seeded wiki after a week of work, so that no screen stands empty. */
export async function createWorld(): Promise<World> {
  let ago = 7 * day
  const wiki = await createSeededWiki({ clock: () => new Date(Date.now() - ago) })
  const { memberA, memberB, moderator } = wiki
  const decide = decider(wiki, moderator)

  ago = 6 * day
  const question = await proposeQuestion(wiki, memberA)
  ago = 5 * day
  await decide(question, 'approve', 'Thank you, this helps first readers.')
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
  ago = 4 * hour
  await named(wiki)
  ago = 2 * hour
  await moderate(wiki)
  await readAgain(wiki)
  ago = hour
  await restore(wiki.platform, memberB, { slug: seededDefinition, number: 1, summary: 'Back to five elements' })
  await typeQuestion(wiki, time => {
    ago = Date.now() - time
  })
  ago = 2 * day
  const everything = await proposeEverything(wiki, memberB)
  ago = 3 * hour
  const contested = await disputed(wiki)
  const reviewed = await inRounds(wiki)
  const own = await beginOwn(wiki)
  const discussed = await discuss(wiki)
  const commented = await commentOn(wiki)
  ago = 0
  const admin = await anAdmin(wiki.platform, 'Admin of the demo')
  const imported = await importSome(wiki.platform, admin)
  await protectSome(wiki)
  await leaveUnproposed(wiki, memberA)
  const editors = [moderator, wiki.second] as const
  const answered = await answer(wiki.platform, seededDefinition, { member: memberA, editors })
  const reported = await report(wiki)
  const gone = await hideWords(wiki.platform, { member: memberA, editors })
  return {
    wiki,
    open,
    rejected,
    everything,
    disputed: contested,
    ...reviewed,
    own,
    discussed,
    admin,
    imported,
    answered,
    commented,
    guarded: await guard(wiki.platform),
    reported,
    gone,
  }
}

/** The page between whose revisions everything happens that a comparison tells. */
export const comparedPage = 'how-comparisons-read'

async function proposeEverything(wiki: SeededWiki, member: SignedIn): Promise<ReviewRef> {
  const author = authorOf(wiki.platform, member)
  await author.makePage('How comparisons read')
  const first = await author.propose(comparedPage, beforeEverything, { summary: 'A demo text' })
  await decider(wiki, wiki.moderator)(first, 'approve', 'As an example.')
  return author.propose(comparedPage, afterEverything, {
    summary: 'Everything that can change',
    changeKind: 'structure',
  })
}

/** The page whose typing is played back. */
export const typedPage = 'seat-time'

/** Three people on three days. */
async function typeQuestion({ platform, memberA, memberB, moderator }: SeededWiki, at: (time: number) => void) {
  const [a, b, m] = [memberA, memberB, moderator].map(person => authorOf(platform, person))
  if (!a || !b || !m) throw new Error('three people came')
  await typeHistory({
    slug: typedPage,
    paragraphs: [
      [a, 'Seat time is the time a learner spends in class, counted in hours and credited as if it were learning.'],
      [b, 'Where learners advance on demonstrated mastery, seat time says nothing about what they know and can do.'],
      [m, 'Some systems keep counting it for funding, and then it should be said so.'],
    ],
    at,
    start: Date.now() - 4 * day,
  })
}

/** A second reading of the lineage, which says why where the two texts show it, and leaves two elements open. */
async function readAgain({ platform, moderator }: SeededWiki): Promise<void> {
  const pair = { slug: seededDefinition, from: '2011', to: '2019' }
  const { ties } = await readForEditing(platform, moderator, pair)
  const whys: Readonly<Record<string, string>> = {
    mastery: 'The newer text says what mastery is set against: seat time.',
    assessment: 'What assessment yields is said besides what it is.',
  }
  const said = ties
    .filter(({ to, from }) => to !== 'pathways' && from !== 'support')
    .map(tie => ({ ...tie, rationale: whys[tie.from ?? ''] ?? '' }))
  const summary = 'Say why two were reworded, as far as the texts show it'
  await recordLineage(platform, moderator, { ...pair, basedOn: 1, reading: 'editorial reading', summary, ties: said })
}

function decider({ platform }: SeededWiki, moderator: SignedIn) {
  return (review: ReviewRef, kind: 'approve' | 'reject', reason: string) =>
    decideAs(platform, moderator, review, kind, reason)
}

/** On the article: the definition itself stays as it was published. */
async function proposeQuestion({ platform }: SeededWiki, member: SignedIn): Promise<ReviewRef> {
  const document = await approvedWith(platform, seededArticle, {})
  const words = 'What would you like to know? Write it into the draft.'
  const asked = { ...document, content: [...document.content, paragraph('question', words)] }
  return authorOf(platform, member).propose(seededArticle, asked, { summary: 'Ask readers what is missing' })
}

/** What the editor's pictures show as not proposed yet. */
async function leaveUnproposed({ platform }: SeededWiki, member: SignedIn): Promise<void> {
  const document = await approvedWith(platform, seededDefinition, {
    support: 'Students receive timely, individual support based on what they need to learn.',
    pathways: 'Students learn actively through different pathways and at a varied pace, alone and together.',
  })
  await authorOf(platform, member).write(seededDefinition, document)
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
