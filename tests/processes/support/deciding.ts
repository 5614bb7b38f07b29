import type { SignedIn } from '@fieldword/server/platform/permission.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { readBallot } from '@fieldword/server/processes/ballots.ts'
import { explainChanges, recordChangesTo } from '@fieldword/server/processes/change-commands.ts'
import { listChanges } from '@fieldword/server/processes/changing.ts'
import { openStage as open } from '@fieldword/server/processes/stage-commands.ts'
import { castVote } from '@fieldword/server/processes/voting-commands.ts'
import { doc, element, paragraph } from '@fieldword/shared/document/build.ts'
import type { AdoptionWish } from '@fieldword/shared/processes/adoption-contract.ts'
import type { AdoptionPlan } from '@fieldword/shared/processes/stages/adoption.ts'
import type { BallotChoice, StageKind } from '@fieldword/shared/processes/vocabulary.ts'
import { aMember } from '../../support/people.ts'
import { authorOf } from '../../support/writing.ts'
import { aProcess, giveRole, type ProcessOptions, type TestProcess } from './a-process.ts'

export interface Candidate {
  readonly process: TestProcess
  /** Of the text that is to be adopted. */
  readonly textHash: string
  /** Opens a stage on the candidate. */
  open(kind: StageKind): Promise<void>
  /** Has the changes up to a revision recorded and explained, so that a stage may open on it. */
  explain(revision: number): Promise<void>
}

/** A process whose definition has a proposal that waits: e1 reworded, e2 as it was, e3 new. */
export async function aCandidate(platform: Platform, options: ProcessOptions = {}): Promise<Candidate> {
  const process = await aProcess(platform, { stages: ['last_call', 'adoption'], ...options })
  const author = authorOf(platform, await aMember(platform))
  const { revision } = await author.propose(
    process.page,
    doc(
      paragraph('p1', 'What it means.'),
      element('e1', 'Doing', 'Students learn by doing, and by saying why.'),
      element('e2', 'Help', 'Students are helped in time.'),
      element('e3', 'Proof', 'Students show what they know.'),
    ),
  )
  const editor = await giveRole(platform, process, 'editor')
  return {
    ...{ process, textHash: revision.contentHash },
    explain: number => explain(platform, process, editor, number),
    async open(kind) {
      await explain(platform, process, editor, revision.number)
      const wish = { slug: process.slug, stage: await process.stage(kind), reason: 'It is time.' }
      await open(platform, process.steward, { ...wish, revision: revision.number })
    },
  }
}

/** [PR265] What was changed up to a text, as an editor's own initiative. */
export async function explain(
  platform: Platform,
  { slug }: TestProcess,
  editor: SignedIn,
  revision: number,
): Promise<void> {
  await recordChangesTo(platform, editor, { slug, revision })
  const { items } = await listChanges(platform, editor, { slug, unexplained: true, limit: 30 })
  const changes = items.map(({ id }) => id)
  if (changes.length > 0) await explainChanges(platform, editor, { slug, changes, reason: 'The field asked for it.' })
}

export const aBallot = (platform: Platform, plan: Partial<AdoptionPlan> = {}) =>
  aCandidate(platform, { stages: [{ kind: 'adoption', plan }] })

/** So many ratifiers. */
export function ratifiers(platform: Platform, process: TestProcess, count: number): Promise<SignedIn[]> {
  return Promise.all(Array.from({ length: count }, () => giveRole(platform, process, 'ratifier')))
}

/** A vote on the text that is voted on. */
export async function vote(
  platform: Platform,
  { process: { slug } }: Pick<Candidate, 'process'>,
  voter: SignedIn,
  choice: BallotChoice,
  reason = choice === 'reject' ? 'It says too much.' : '',
): Promise<void> {
  const { textHash } = await readBallot(platform, voter, slug)
  await castVote(platform, voter, { slug, choice, reason, textHash: textHash ?? '' })
}

export const adoptionWish = (
  { process: { slug }, textHash }: Pick<Candidate, 'process' | 'textHash'>,
  said: Partial<AdoptionWish> = {},
): AdoptionWish => ({
  ...{ slug, textHash, label: '2026', name: 'The updated definition', datedOn: '2026', supersedes: null },
  ...{ rationale: 'It says why.', ...said },
})
