import { oc } from '@orpc/contract'
import { z } from 'zod'
import { id, lines, listing, listOf } from '../kernel/contract.ts'
import { stratum } from './charter.ts'
import { ratedWording } from './rating/frozen.ts'
import { elementReport, roundReport } from './rating/report.ts'
import { ratingPlan } from './stages/rating.ts'
import { withheld } from './withheld.ts'

const slug = z.string().max(200)
const element = z.string().min(1).max(100)
const roundNumber = z.coerce.number().int().min(1).max(3)
const reason = lines.max(1_000, 'Use at most 1,000 characters.')

const place = z.object({
  slug: z.string(),
  title: z.string(),
  /** The page of the definition that is rated. */
  page: z.object({ slug: z.string(), title: z.string() }),
})

/** A round, as everybody sees it. */
const roundRef = z.object({
  number: z.number().int(),
  /** How many there are at most. */
  of: z.number().int(),
  open: z.boolean(),
  openedAt: z.iso.datetime(),
  closedAt: z.iso.datetime().nullable(),
  /** Of the page, as its history counts. */
  revision: z.number().int(),
})
export type RoundRef = z.infer<typeof roundRef>

/** [PR175] Why somebody rated as they did; nobody is told who. */
export const givenReason = z.object({
  id,
  value: z.number().int(),
  /** Empty where it is withheld, for everybody. */
  reason: z.string(),
  withheld,
})
export type GivenReason = z.infer<typeof givenReason>

const own = z.object({ value: z.number().int().nullable(), reason: z.string(), at: z.iso.datetime() })

/** An element, as somebody who rates it sees it. */
export const elementToRate = ratedWording.extend({
  /** What they said of it in this round. */
  own: own.nullable(),
  /** What they said in the round before; stale where it was of other words. */
  last: own.extend({ stale: z.boolean() }).nullable(),
  /** [PR176] Where the group stood after the round before; none where the words are others. */
  group: elementReport.nullable(),
  reasons: z.array(givenReason),
})
export type ElementToRate = z.infer<typeof elementToRate>

export const ratingSheet = z.object({
  process: place,
  stage: z.object({ id, title: z.string(), closesAt: z.iso.datetime().nullable() }),
  plan: ratingPlan,
  round: roundRef,
  /** Whether whoever asks rates in it. */
  mayRate: z.boolean(),
  /** How many elements they rated in it. */
  rated: z.number().int(),
  elements: z.array(elementToRate),
})
export type RatingSheet = z.infer<typeof ratingSheet>

const said = z.strictObject({
  element,
  /** Of the words they had before them. */
  hash: z.string().length(64),
  value: z.number().int().min(1).max(9).nullable(),
  reason: reason.default(''),
})

export const ratingsWish = z.strictObject({
  slug,
  round: roundNumber,
  ratings: z.array(said).min(1).max(200),
})
export type RatingsWish = z.infer<typeof ratingsWish>

/** [PR185] Where an element stands after a round. */
export const standing = elementReport.extend({
  ...ratedWording.shape,
  /** Where it stood after the first round; none in the first, and where its words were others. */
  since: z.object({ round: z.number().int(), n: z.number().int(), agree: z.number().int() }).nullable(),
  reworded: z.boolean(),
})
export type Standing = z.infer<typeof standing>

export const ratingResults = z.object({
  process: place,
  stage: z.object({ id, title: z.string(), open: z.boolean() }),
  /** Every stage of the process in which ratings are given and a round was opened, in their order. */
  stages: z.array(z.object({ id, title: z.string() })),
  plan: ratingPlan,
  strata: z.array(stratum),
  smallestCell: z.number().int(),
  rounds: z.array(roundRef),
  /** Which of them this tells of; none while none is closed. */
  shown: z
    .object({
      round: roundRef,
      report: roundReport.pick({ raters: true, attrition: true }),
      /** Who was asked to rate; null where everybody was. */
      panel: z.number().int().nullable(),
      elements: z.array(standing),
      hash: z.string(),
    })
    .nullable(),
  may: z.object({
    rate: z.boolean(),
    closeRound: z.boolean(),
    openRound: z.boolean(),
    /** [PR175] */
    readIndividual: z.boolean(),
  }),
})
export type RatingResults = z.infer<typeof ratingResults>

const tags = ['processes']
const path = '/processes/{slug}'
const which = { slug, stage: z.uuid().optional(), round: roundNumber.optional() }
const done = z.object({ slug: z.string() })

export const ratingContract = {
  ratingSheet: oc
    .route({
      method: 'GET',
      path: `${path}/ratings/own`,
      tags,
      summary: 'What is to be rated, with what you said of it',
    })
    .input(z.strictObject({ slug }))
    .output(ratingSheet),
  rate: oc
    .route({
      method: 'PUT',
      path: `${path}/ratings/own`,
      tags,
      summary: 'Rate elements, change a rating or take one back',
    })
    .input(ratingsWish)
    .output(z.object({ rated: z.number().int(), of: z.number().int() })),
  ratingResults: oc
    .route({
      method: 'GET',
      path: `${path}/results`,
      tags,
      summary: 'Where each element stands after a round of ratings',
    })
    .input(z.strictObject(which))
    .output(ratingResults),
  ratingReasons: oc
    .route({ method: 'GET', path: `${path}/results/reasons`, tags, summary: 'Why people rated an element as they did' })
    .input(z.strictObject({ ...which, element, ...listing }))
    .output(listOf(givenReason)),
  closeRound: oc
    .route({ method: 'POST', path: `${path}/rounds/close`, tags, summary: 'Close a round of ratings' })
    .input(z.strictObject({ slug, round: roundNumber }))
    .output(done),
  openRound: oc
    .route({ method: 'POST', path: `${path}/rounds`, tags, summary: 'Open the next round of ratings' })
    .input(
      z.strictObject({
        slug,
        after: roundNumber,
        /** The text it is about, as the history of the page counts; else the one of the round before. */
        revision: z.coerce.number().int().min(1).optional(),
      }),
    )
    .output(done),
}
