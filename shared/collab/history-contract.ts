import { z } from 'zod'
import type { NodeJson } from '../document/document.ts'
import { id, instant, person, slug } from '../kernel/contract.ts'

/** How far a history is summed up: what a scrubber can show. */
export const mostBuckets = 200
/** Updates of one page of the log. */
export const mostUpdates = 1000
/** Bytes after which a page ends before that; one update can be larger. */
export const mostUpdatesBytes = 1024 * 1024

/** [COL23] A moment of a draft: so many edits of its log. The first is 1. */
export const seq = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER)

export const timelineBucket = z.object({
  /** The edits from this one to that one, both counted. */
  fromSeq: z.number().int(),
  toSeq: z.number().int(),
  firstAt: instant,
  lastAt: instant,
  edits: z.number().int(),
  /** Whose they are, most edits first; edits of the server are nobody's. */
  people: z.array(z.object({ id, edits: z.number().int() })),
})

export const draftTimeline = z.object({
  draftId: id,
  pageSlug: slug,
  pageTitle: z.string(),
  edits: z.number().int(),
  lastSeq: z.number().int(),
  firstAt: instant,
  lastAt: instant,
  /** Where the draft was last in step with an approved revision. */
  base: z.object({ seq: z.number().int(), revisionNumber: z.number().int().nullable() }),
  /** Everybody in it, most edits first. */
  people: z.array(person.extend({ edits: z.number().int() })),
  /** In order and without a gap, equally many edits each: time that nobody wrote in takes no room. */
  buckets: z.array(timelineBucket).max(mostBuckets),
})
export type DraftTimeline = z.infer<typeof draftTimeline>

/** So many characters (UTF-16 units), and who wrote them: null for the server, as in a restored or converted text. */
export const authorRun = z.object({ by: id.nullable(), length: z.number().int() })
export type AuthorRun = z.infer<typeof authorRun>

export const draftMoment = z.object({
  seq: z.number().int(),
  at: instant,
  /** Whose edit this was. */
  by: id.nullable(),
  lastSeq: z.number().int(),
  document: z.object({ type: z.literal('doc'), content: z.array(z.custom<NodeJson>()) }),
  /** [COL24] Who wrote what: over the text of the document's text nodes, one after another in their order. */
  runs: z.array(authorRun),
  people: z.array(person),
})
export type DraftMoment = z.infer<typeof draftMoment>

/** The clocks of a Yjs client from `from` up to but not including `to`, and who wrote what stands there. */
export const authoredClocks = z.object({
  client: z.number().int(),
  from: z.number().int(),
  to: z.number().int(),
  by: id.nullable(),
})
export type AuthoredClocks = z.infer<typeof authoredClocks>

export const draftState = z.object({
  seq: z.number().int(),
  at: instant,
  lastSeq: z.number().int(),
  /** A Yjs update (v1) that makes the document of this moment, base64. */
  state: z.string(),
  authors: z.array(authoredClocks),
  people: z.array(person),
})
export type DraftState = z.infer<typeof draftState>

export const draftUpdates = z.object({
  items: z.array(
    z.object({
      seq: z.number().int(),
      at: instant,
      by: id.nullable(),
      /** A Yjs update (v1), base64. What it brings that was not there before is by `by`. */
      update: z.string(),
    }),
  ),
  /** Where to go on; null at the end. */
  nextAfter: z.number().int().nullable(),
  people: z.array(person),
})
export type DraftUpdates = z.infer<typeof draftUpdates>
