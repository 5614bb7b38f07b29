import { oc } from '@orpc/contract'
import { z } from 'zod'
import { id, instant, line, lines, listing, listOf, person, slug } from '../kernel/contract.ts'
import { moderationReason } from '../moderation/contract.ts'
import { processHead } from './head-contract.ts'
import {
  contributionKind,
  contributionState,
  contributionType,
  stageKind,
  stageState,
  stageVisibility,
  stanceKind,
} from './vocabulary.ts'

/** [PR70] */
export const commentText = lines
  .min(1, 'Write what you have to say.')
  .max(5000, 'Use at most 5,000 characters. Send a longer one in parts, or as a file to the facilitators.')
const proposedText = lines.max(5000, 'Use at most 5,000 characters.')
export const elementId = z.string().min(1).max(64)
const number = z.coerce.number().int().min(1).max(2_147_483_647)

/** [PR24] Where something comes from that was entered for somebody else. */
export const told = z.strictObject({
  name: line.max(200, 'Use at most 200 characters.').default(''),
  how: line.min(1, 'Say how it came: on paper, at a meeting, by letter.').max(100, 'Use at most 100 characters.'),
  reference: line.max(300, 'Use at most 300 characters.').default(''),
  /** The day it came. */
  received: z.iso.date('Write the day as 2026-06-30.').nullable().default(null),
})

/** What a comment is about. */
const about = {
  element: elementId.nullable().default(null),
  /** [PR71] Words of the element; null for all of it. */
  words: z.string().min(1).max(2000, 'Choose at most 2,000 characters.').nullable().default(null),
  /** Where they begin in it, in UTF-16 units, where they stand in it more than once. */
  from: z.coerce.number().int().min(0).max(1_000_000).nullable().default(null),
  type: contributionType.default('general'),
  text: commentText,
  /** What the words, or the element, should say instead. */
  proposedText: proposedText.nullable().default(null),
}

export const stances = z.object({
  agree: z.number().int(),
  disagree: z.number().int(),
  unclear: z.number().int(),
})

export const source = z.object({
  name: z.string(),
  how: z.string(),
  reference: z.string(),
  received: z.string().nullable(),
})

export const contribution = z.object({
  id,
  number: z.number().int(),
  kind: contributionKind,
  type: contributionType,
  state: contributionState,
  stage: z.object({ id, title: z.string(), kind: stageKind, state: stageState }),
  /** As it was in the text it was said about. */
  element: z.object({ id: z.string(), number: z.number().int(), handle: z.string(), text: z.string() }).nullable(),
  /** The words it holds on to. */
  words: z.string().nullable(),
  text: z.string(),
  proposedText: z.string().nullable(),
  /** Null for who has no account, and where names are not told. */
  author: person.nullable(),
  source: source.nullable(),
  /** Null where it was said by its author. */
  enteredBy: person.nullable(),
  /** What the group its author declared is called. */
  stratum: z.string().nullable(),
  /** Why it is hidden. */
  reason: z.string(),
  hash: z.string(),
  writtenAt: instant,
  /** What it was said instead of, and what was said instead of it. */
  replaces: z.number().int().nullable(),
  replacedBy: z.number().int().nullable(),
  stances,
  /** Of whoever asks. */
  stance: stanceKind.nullable(),
  mine: z.boolean(),
  may: z.object({ stance: z.boolean(), withdraw: z.boolean(), moderate: z.boolean(), again: z.boolean() }),
})
export type ContributionView = z.infer<typeof contribution>

/** [PR72] What became of its place in a later text. Nothing is moved: it says where it would be. */
export const laterPlace = z.object({
  state: z.enum(['exact', 're-anchored', 'ambiguous', 'orphan']),
  /** The element the words stand in now; null where they do not, or in several. */
  element: z.object({ id: z.string(), number: z.number().int(), handle: z.string(), text: z.string() }).nullable(),
})
export type LaterPlace = z.infer<typeof laterPlace>

export const contributionPage = contribution.extend({
  /** The text it was said about; null where it was said about none, or where that is hidden. */
  revision: z.object({ id, number: z.number().int() }).nullable(),
  /** Where it would stand in the newest text of the process; null where that is the text it was said about. */
  later: laterPlace.extend({ revision: z.object({ id, number: z.number().int() }) }).nullable(),
  /** [PR74] Numbers of others that say much the same. */
  similar: z.array(z.number().int()),
  /** The question it answers. */
  question: z.string().nullable(),
  process: processHead,
})
export type ContributionPage = z.infer<typeof contributionPage>

export const contributionSort = z.enum(['newest', 'oldest', 'agreed', 'disagreed'])
export type ContributionSort = z.infer<typeof contributionSort>

export const deskElement = z.object({
  id: z.string(),
  number: z.number().int(),
  handle: z.string(),
  text: z.string(),
  hash: z.string(),
  comments: z.number().int(),
})

export const commentDesk = z.object({
  process: processHead,
  stage: z.object({
    id,
    title: z.string(),
    purpose: z.string(),
    state: stageState,
    visibility: stageVisibility,
    closesAt: instant.nullable(),
  }),
  /** The text that is commented on; null where it is hidden, or not fixed yet. */
  revision: z.object({ id, number: z.number().int() }).nullable(),
  elements: z.array(deskElement),
  /** About the whole text. */
  whole: z.number().int(),
  all: z.number().int(),
  mine: z.number().int(),
  may: z.object({ comment: z.boolean(), enter: z.boolean() }),
  /** Why not, as a sentence; empty where they may. */
  why: z.string(),
})
export type CommentDesk = z.infer<typeof commentDesk>

const tags = ['processes']
const one = { slug, number }
const ref = z.object({ number: z.number().int() })

export const commentingContract = {
  head: oc
    .route({
      method: 'GET',
      path: '/processes/{slug}/head',
      tags,
      summary: 'What a process is called, and what you are in it',
    })
    .input(z.strictObject({ slug }))
    .output(processHead),
  commentDesk: oc
    .route({
      method: 'GET',
      path: '/processes/{slug}/comment-desk',
      tags,
      summary: 'The text a process asks to comment on, by element',
    })
    .input(z.strictObject({ slug }))
    .output(commentDesk),
  comment: oc
    .route({
      method: 'POST',
      path: '/processes/{slug}/comments',
      tags,
      summary: 'Comment on the text, an element or words of it',
    })
    .input(
      z.strictObject({
        slug,
        ...about,
        /** [PR75] A comment of one's own that this one is instead of. */
        replaces: number.nullable().default(null),
        /** The group its author declares to be of, where they have not yet. */
        stratum: z.string().max(40).nullable().default(null),
      }),
    )
    .output(ref),
  contributions: oc
    .route({ method: 'GET', path: '/processes/{slug}/contributions', tags, summary: 'What was said in a process' })
    .input(
      z.strictObject({
        slug,
        ...listing,
        stage: id.optional(),
        kind: contributionKind.optional(),
        /** An element, or `whole` for what is about the whole text. */
        element: elementId.optional(),
        type: contributionType.optional(),
        mine: z.enum(['true']).optional(),
        sort: contributionSort.default('newest'),
      }),
    )
    .output(listOf(contribution)),
  contribution: oc
    .route({
      method: 'GET',
      path: '/processes/{slug}/contributions/{number}',
      tags,
      summary: 'One contribution, on the words it was said about',
    })
    .input(z.strictObject(one))
    .output(contributionPage),
  takeStance: oc
    .route({
      method: 'PUT',
      path: '/processes/{slug}/contributions/{number}/stance',
      tags,
      summary: 'Say what you think of it; null takes that back',
    })
    .input(z.strictObject({ ...one, stance: stanceKind.nullable() }))
    .output(ref),
  withdraw: oc
    .route({
      method: 'POST',
      path: '/processes/{slug}/contributions/{number}/withdrawal',
      tags,
      summary: 'Take back what you said',
    })
    .input(z.strictObject(one))
    .output(ref),
  setContributionHidden: oc
    .route({
      method: 'PUT',
      path: '/processes/{slug}/contributions/{number}/hidden',
      tags,
      summary: 'Hide it for conduct, or show it again',
    })
    .input(z.strictObject({ ...one, hidden: z.boolean(), reason: moderationReason }))
    .output(ref),
  enterContribution: oc
    .route({ method: 'POST', path: '/processes/{slug}/entries', tags, summary: 'Enter what somebody said elsewhere' })
    .input(
      z.strictObject({
        slug,
        stage: z.enum(['input', 'comment']).default('comment'),
        ...about,
        source: told,
        stratum: z.string().max(40).default(''),
      }),
    )
    .output(ref),
}
