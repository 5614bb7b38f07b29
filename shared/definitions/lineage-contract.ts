import { oc } from '@orpc/contract'
import { z } from 'zod'
import { id, instant, line, listing, listOf, person, slug } from '../kernel/contract.ts'
import { definitionComparison } from './compare-contract.ts'
import { lineageKind } from './contract.ts'
import { versionRef } from './version-contract.ts'

const label = line.min(1).max(40)
const elementId = z.string().min(1).max(200)
/** As they stand in the text: nothing is trimmed. */
const words = z.string().min(1).max(2_000)
/** [DEF36] More than two versions of 200 elements ever have, and less than a request may hold. */
export const mostTies = 500
export const mostSpans = 20

/** [DEF30] What became of one element, or what it came from. A side is null where it is new or retired. */
export const recordedTie = z.strictObject({
  from: elementId.nullable(),
  to: elementId.nullable(),
  kind: lineageKind,
  /**
   * The words that carried over, as they stand in the earlier element; none where all of it did. "knowledge [2]" is the second place
   * at which they stand.
   */
  carried: z.array(words).max(mostSpans).default([]),
  /** The same words as they stand in the later one; none where they are not named. */
  arrived: z.array(words).max(mostSpans).default([]),
  /** Why, for everybody to read. */
  rationale: line.max(1_000, 'Use at most 1,000 characters.').default(''),
})
export type RecordedTie = z.infer<typeof recordedTie>

export const readingName = line.min(1, 'Say who reads it so.').max(80, 'Use at most 80 characters.')
export const readingSummary = line.min(1, 'Say in one line what this reading says.').max(300)

export const lineageReadingRef = z.object({
  id,
  number: z.number().int(),
  /** Who says so: "editorial reading", or a process by name. */
  reading: z.string(),
  summary: z.string(),
  restoredNumber: z.number().int().nullable(),
  /** None of the first texts of a wiki, and of what was brought in. */
  recordedBy: person.nullable(),
  /** By name, where it was recorded in another wiki. */
  outsideRecorder: z.string().nullable(),
  recordedAt: instant,
  contentHash: z.string(),
  ties: z.number().int(),
  /** The newest one counts. */
  counts: z.boolean(),
})
export type LineageReadingRef = z.infer<typeof lineageReadingRef>

export const tiedElement = z.object({
  elementId: z.string(),
  number: z.number().int(),
  handle: z.string(),
  text: z.string(),
})
export type TiedElement = z.infer<typeof tiedElement>

/** [DEF3] Whether an element moved is told by its numbers, whatever was recorded. */
export const tieView = recordedTie.extend({ moved: z.boolean() })
export type TieView = z.infer<typeof tieView>

const pair = { slug, from: label, to: label }

const bothVersions = z.object({
  pageSlug: slug,
  pageTitle: z.string(),
  from: versionRef,
  to: versionRef,
  fromElements: z.array(tiedElement),
  toElements: z.array(tiedElement),
})

export const lineageReadingView = bothVersions.extend({
  reading: lineageReadingRef,
  /** The number of the one that counts. */
  newest: z.number().int(),
  ties: z.array(tieView),
  map: definitionComparison.pick({ links: true, fromElements: true, toElements: true, mapText: true }),
})
export type LineageReadingView = z.infer<typeof lineageReadingView>

export const confidence = z.enum(['sure', 'likely', 'possible'])

/** [DEF40] What the texts alone suggest. Nothing counts before a person says so. */
export const proposedTie = recordedTie.extend({
  confidence,
  /** In words: "Same words", "Shares “mastery”". */
  because: z.string(),
})
export type ProposedTie = z.infer<typeof proposedTie>

export const lineageEditing = bothVersions.extend({
  /** The newest reading, which the next one is based on. */
  reading: lineageReadingRef.nullable(),
  ties: z.array(recordedTie),
  proposals: z.array(proposedTie),
})
export type LineageEditing = z.infer<typeof lineageEditing>

export const lineageWish = z.strictObject({
  ...pair,
  /** The number of the newest reading as its author saw it; 0 when there was none. */
  basedOn: z.number().int().min(0).max(2_147_483_647),
  reading: readingName,
  summary: readingSummary,
  ties: z.array(recordedTie).max(mostTies, `Record at most ${mostTies} ties.`),
})
export type LineageWish = z.infer<typeof lineageWish>

const number = z.coerce.number().int().min(1).max(2_147_483_647)
const tags = ['definitions']

export const lineageContract = {
  lineageReadings: oc
    .route({
      method: 'GET',
      path: '/definitions/{slug}/lineage',
      tags,
      summary: 'The readings of the lineage between two versions, newest first; the first one counts',
    })
    .input(z.strictObject({ ...pair, ...listing }))
    .output(listOf(lineageReadingRef)),
  lineageReading: oc
    .route({
      method: 'GET',
      path: '/definitions/{slug}/lineage/{number}',
      tags,
      summary: 'One reading: every tie with its words and why',
    })
    .input(z.strictObject({ ...pair, number }))
    .output(lineageReadingView),
  lineageEditing: oc
    .route({
      method: 'GET',
      path: '/definitions/{slug}/lineage-to-edit',
      tags,
      summary: 'Both texts, the newest reading, and what the texts suggest beside it',
    })
    .input(z.strictObject(pair))
    .output(lineageEditing),
  lineageDifferences: oc
    .route({
      method: 'GET',
      path: '/definitions/{slug}/lineage-differences',
      tags,
      summary: 'What one reading says otherwise than another, in words',
    })
    .input(z.strictObject({ ...pair, before: number, after: number }))
    .output(z.object({ before: lineageReadingRef, after: lineageReadingRef, differences: z.array(z.string()) })),
  recordLineage: oc
    .route({
      method: 'POST',
      path: '/definitions/{slug}/lineage',
      tags,
      summary: 'Record a reading of the lineage from an older version to a newer one',
    })
    .input(lineageWish)
    .output(lineageReadingRef),
  restoreLineage: oc
    .route({
      method: 'POST',
      path: '/definitions/{slug}/lineage/{number}/restoration',
      tags,
      summary: 'Record again what an older reading says',
    })
    .input(z.strictObject({ ...pair, number, basedOn: lineageWish.shape.basedOn, summary: readingSummary.optional() }))
    .output(lineageReadingRef),
}
