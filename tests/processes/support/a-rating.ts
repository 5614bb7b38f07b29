import type { SignedIn } from '@fieldword/server/platform/permission.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { join } from '@fieldword/server/processes/joining-commands.ts'
import { rate } from '@fieldword/server/processes/rating-commands.ts'
import { readSheet } from '@fieldword/server/processes/rating-reading.ts'
import { closeRound, openRound } from '@fieldword/server/processes/round-commands.ts'
import type { RatingsWish } from '@fieldword/shared/processes/rating-contract.ts'
import type { RatingPlan } from '@fieldword/shared/processes/stages/rating.ts'
import { aMember } from '../../support/people.ts'
import { aProcess, giveRole, openStage, type ProcessOptions, type TestProcess } from './a-process.ts'

export interface TestRating extends TestProcess {
  readonly panel: readonly SignedIn[]
}

interface RatingOptions extends Pick<ProcessOptions, 'charter' | 'strata' | 'page' | 'title'> {
  readonly plan?: Partial<RatingPlan>
  /** How many are asked to rate. */
  readonly raters?: number
  /** The group that each of them declares, in their order. */
  readonly groups?: readonly string[]
}

/** A process whose rating stage is open in its first round, about e1 and e2 where no page is named. */
export async function aRating(platform: Platform, options: RatingOptions = {}): Promise<TestRating> {
  const { plan = {}, raters = 3, groups = [], ...rest } = options
  const process = await aProcess(platform, {
    charter: { smallestCell: 1 },
    ...rest,
    stages: [{ kind: 'rating', plan: { fewest: 1, ...plan } }],
  })
  const panel: SignedIn[] = []
  for (let made = 0; made < raters; made++) {
    const rater = await giveRole(platform, process, 'panel', await aMember(platform))
    const stratum = groups[made]
    if (stratum) await join(platform, rater, { slug: process.slug, stratum })
    panel.push(rater)
  }
  await openStage(platform, process, 'rating')
  return { ...process, panel }
}

/** Rates elements as somebody who has the page of the round before them. */
export async function rateAs(
  platform: Platform,
  rater: SignedIn,
  { slug }: Pick<TestProcess, 'slug'>,
  said: Readonly<Record<string, number | null | { readonly value: number; readonly reason: string }>>,
): Promise<{ rated: number; of: number }> {
  const { round, elements } = await readSheet(platform, rater, slug)
  const ratings: RatingsWish['ratings'] = Object.entries(said).map(([element, how]) => ({
    element,
    hash: elements.find(({ id }) => id === element)?.hash ?? '',
    ...(typeof how === 'object' && how !== null ? how : { value: how, reason: '' }),
  }))
  return rate(platform, rater, { slug, round: round.number, ratings })
}

export async function closeRoundOf(platform: Platform, { slug, steward }: TestProcess, round: number): Promise<void> {
  await closeRound(platform, steward, { slug, round })
}

export async function openRoundOf(
  platform: Platform,
  { slug, steward }: TestProcess,
  after: number,
  revision?: number,
): Promise<void> {
  await openRound(platform, steward, { slug, after, revision })
}
