import type { SignedIn } from '@fieldword/server/platform/permission.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { adopt } from '@fieldword/server/processes/adopting-commands.ts'
import { readBallot } from '@fieldword/server/processes/ballots.ts'
import { approveCharter } from '@fieldword/server/processes/charter-commands.ts'
import { charterHash } from '@fieldword/server/processes/charter-queries.ts'
import { readSheet } from '@fieldword/server/processes/rating-reading.ts'
import { openStage as open } from '@fieldword/server/processes/stage-commands.ts'
import { doc, element, paragraph } from '@fieldword/shared/document/build.ts'
import { findPreset } from '@fieldword/shared/processes/presets.ts'
import type { StageKind } from '@fieldword/shared/processes/vocabulary.ts'
import { aMember } from '../../support/people.ts'
import { authorOf, twoPeople } from '../../support/writing.ts'
import { aProcess, closeStage, giveRole, openStage, type TestProcess } from './a-process.ts'
import { closeRoundOf, openRoundOf } from './a-rating.ts'
import { adoptionWish } from './deciding.ts'
import { answerAll, draftCandidate, putUnderIssues, reviseText } from './editing.ts'
import { type Field, groups } from './field.ts'
import { correct, meet, objectInVain } from './steps.ts'

/** Where a process stands on its way, with all its people did until then. */
export type Moment = 'input' | 'comment' | 'disposition' | 'rating' | 'rated' | 'ballot' | 'adopted'

export interface Whole {
  readonly platform: Platform
  readonly process: TestProcess
  readonly field: Field
  readonly facilitator: SignedIn
  /** One proposes what the other confirms. */
  readonly editor: SignedIn
  readonly second: SignedIn
  /** The ids of the elements of its text. */
  readonly elements: readonly string[]
}

/** Whoever looks on while a process runs. */
export interface Watching {
  /** Asked at each moment before the process goes on. */
  at?(moment: Moment, whole: Whole): Promise<void>
  /** Does what is to be timed. */
  during?<Done>(name: string, act: () => Promise<Done>): Promise<Done>
}

const settings: Partial<Record<StageKind, object>> = {
  input: {
    plan: {
      questions: [
        {
          kind: 'single',
          key: 'use',
          text: 'Do you use the word?',
          required: true,
          choices: [
            { key: 'yes', name: 'Yes' },
            { key: 'no', name: 'No' },
          ],
        },
        { kind: 'long', key: 'why', text: 'What does it miss?' },
      ],
    },
  },
  rating: { who: ['panel', 'field'], plan: { rounds: 2 } },
  adoption: { who: ['ratifier', 'field'], plan: { quorum: 30 } },
}

/** A process of the full preset about a word of so many elements, put together and open, whose stages are all to come. */
export async function aWhole(platform: Platform, field: Field, count = 10): Promise<Whole> {
  const elements = Array.from({ length: count }, (_, at) => `e${at + 1}`)
  const { member, publish } = await twoPeople(platform)
  const { slug: page } = await authorOf(platform, member).makePage(`Whole word of ${field.people.length}`, {
    kind: 'definition',
  })
  await publish(page, textOf(elements, 'as it is'))
  const process = await aProcess(platform, {
    page,
    stages: findPreset('full')?.stages.map(({ kind }) => ({ kind, ...settings[kind] })) ?? [],
    strata: groups.map(key => ({ key, name: key, target: 25 })),
  })
  const [facilitator, editor, second] = [
    await giveRole(platform, process, 'facilitator'),
    await giveRole(platform, process, 'editor'),
    await giveRole(platform, process, 'editor'),
  ]
  return { platform, process, field, facilitator, editor, second, elements }
}

/** Every element in other words, which share most with those of another wording. */
export function textOf(elements: readonly string[], wording: string) {
  const parts = elements.map((id, at) =>
    element(id, `Part ${at + 1}`, `Students do what part ${at + 1} says, ${wording}.`),
  )
  return doc(paragraph('p1', 'What it means.'), ...parts)
}

/** Runs it from its charter to an adopted version whose maintenance is open. */
export async function runWhole(whole: Whole, watching: Watching = {}): Promise<void> {
  const walk: Walk = {
    ...whole,
    stop: async moment => watching.at?.(moment, whole),
    during: watching.during ?? ((_, act) => act()),
  }
  await approve(walk)
  await inStage(walk, 'input', async () => {
    await walk.field.answer(walk)
    await walk.stop('input')
  })
  await inStage(walk, 'issues', () => putUnderIssues(walk))
  await inStage(walk, 'drafting', () => draftCandidate(walk, textOf(walk.elements, 'as it was drafted')))
  await inStage(walk, 'comment', async () => {
    await walk.field.comment(walk, walk.elements)
    await walk.stop('comment')
  })
  await inStage(walk, 'disposition', () => answerAll(walk, () => walk.stop('disposition')))
  const revision = await reviseText(walk, textOf(walk.elements, 'as it was asked for'))
  await inStage(walk, 'rating', () => rateTwice(walk), revision)
  await walk.stop('rated')
  await inStage(walk, 'convening', () => convene(walk))
  await inStage(walk, 'last_call', () => callLast(walk))
  await decide(walk)
}

/** A process on its way. */
interface Walk extends Whole {
  stop(moment: Moment): Promise<void>
  during<Done>(name: string, act: () => Promise<Done>): Promise<Done>
}

/** Opens a stage, on a revision where one is named, and closes it once what is to be done in it is done. */
async function inStage(
  { platform, process, during }: Walk,
  kind: StageKind,
  act: () => Promise<unknown>,
  revision?: number,
): Promise<void> {
  const wish = { slug: process.slug, stage: await process.stage(kind), reason: 'It is time.' }
  await open(platform, process.steward, { ...wish, revision })
  await act()
  await during(`closing ${kind}`, () => closeStage(platform, process, kind))
}

async function approve(walk: Walk): Promise<void> {
  const { platform, process } = walk
  await inStage(walk, 'charter', async () => {
    const row = await platform.database.prisma.process.findUniqueOrThrow({ where: { id: process.id } })
    await approveCharter(platform, process.steward, { slug: process.slug, hash: charterHash(row) })
  })
}

async function rateTwice({ platform, process, field, stop, during }: Walk): Promise<void> {
  const [rater] = field.people
  if (!rater) throw new Error('Nobody is there to rate.')
  for (const round of [1, 2]) {
    const { elements } = await readSheet(platform, rater, process.slug)
    await field.rate({ platform, process }, round, { textHash: '', elements })
    if (round === 1) await stop('rating')
    await during(`closing round ${round}`, () => closeRoundOf(platform, process, round))
    if (round === 1) await openRoundOf(platform, process, 1)
  }
}

async function decide(walk: Walk): Promise<void> {
  const { platform, process, field, during, stop } = walk
  let textHash = ''
  await inStage(walk, 'adoption', async () => {
    textHash = (await readBallot(platform, process.steward, process.slug)).textHash ?? ''
    await field.vote(walk, { textHash, elements: [] })
    await stop('ballot')
  })
  const wish = adoptionWish({ process, textHash }, { rationale: 'It was asked for.' })
  await during('adoption', () => adopt(platform, process.steward, wish))
  await openStage(platform, process, 'maintenance')
  await correct(platform, process, await aMember(platform), walk.elements[1] ?? null)
  await stop('adopted')
}

/** [PR213] What is said at it is noted, not answered: answers were given before. */
async function convene({ platform, process, facilitator }: Whole): Promise<void> {
  const others = groups.map(stratum => ({ stratum, count: 12 }))
  const said = ['It reads well.', 'Part 3 is long.'].map(text => ({ text, stratum: 'teachers' }))
  await meet(platform, process, facilitator, { others, said })
}

async function callLast({ platform, process, field, elements }: Whole): Promise<void> {
  const [objector] = field.people
  if (!objector) throw new Error('Nobody is there to object.')
  const said = { type: 'meaning', text: 'Part 1 is too wide.', remedy: 'Say where.' } as const
  const about = { elementId: elements[0] ?? null, because: 'It was weighed before.' }
  await objectInVain(platform, process, objector, { ...said, ...about })
}
