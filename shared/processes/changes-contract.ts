import { oc } from '@orpc/contract'
import { z } from 'zod'
import { id, instant, lines, listing, listOf, person, slug } from '../kernel/contract.ts'
import { dispositionKind } from './disposition-vocabulary.ts'
import { changeClass, changeOperation } from './vocabulary.ts'

export const span = z.object({
  elementId: z.string(),
  number: z.number().int(),
  start: z.number().int(),
  end: z.number().int(),
})

/** An answer that a change carries out, and whose words it answers. */
export const changeAnswer = z.object({
  id,
  kind: dispositionKind,
  rationale: z.string(),
  contribution: z.object({
    number: z.number().int(),
    text: z.string(),
    /** None where it has none, or where names are not told. */
    author: person.nullable(),
  }),
})
export type ChangeAnswer = z.infer<typeof changeAnswer>

/** A text that the process froze, by its place among them: 0 is the one it began with. */
export const frozenText = z.object({
  place: z.number().int(),
  revisionId: id,
  revision: z.number().int(),
  /** SHA-256 of its content. */
  hash: z.string(),
  /** The stage that it came of; none for the first. */
  stage: z.object({ id, title: z.string() }).nullable(),
})
export type FrozenText = z.infer<typeof frozenText>

export const changeView = z.object({
  id,
  /** From 1, among those that led to the same text. */
  number: z.number().int(),
  operation: changeOperation,
  before: span.nullable(),
  after: span.nullable(),
  beforeText: z.string(),
  afterText: z.string(),
  /** The words around it in the later text; in the earlier one where it was removed. */
  lead: z.string(),
  tail: z.string(),
  /** [PR263] As the texts alone suggest it, and as it counts. */
  suggested: changeClass,
  class: changeClass,
  /** [PR264] Why it counts as another class; empty where it does not. */
  classReason: z.string(),
  classedBy: person.nullable(),
  /** [PR264] What the editors say who made it by themselves; none where they do not. */
  initiative: z.object({ reason: z.string(), by: person.nullable(), at: instant }).nullable(),
  /** [PR362] The first of them. */
  answers: z.array(changeAnswer),
  /** How many there are. */
  answered: z.number().int(),
  /** [PR265] A change of meaning, and nobody said why. */
  unexplained: z.boolean(),
})
export type ChangeView = z.infer<typeof changeView>

export const changesOfText = listOf(changeView).extend({
  process: z.object({ slug, title: z.string(), page: z.object({ slug, title: z.string() }) }),
  texts: z.array(frozenText),
  /** Which of them these changes led to; none where there are no two texts yet. */
  text: z.number().int().nullable(),
  counts: z.object({
    all: z.number().int(),
    unexplained: z.number().int(),
    byClass: z.record(changeClass, z.number()),
  }),
  may: z.object({
    /** Editors, while the process is open. */
    explain: z.boolean(),
    /** And while no stage works on the text. */
    classify: z.boolean(),
  }),
})
export type ChangesOfText = z.infer<typeof changesOfText>

const reason = lines.min(3, 'Say why in a few words: everybody reads it.').max(2000, 'Use at most 2,000 characters.')
const changes = z.array(id).min(1, 'Choose at least one change.').max(500, 'Choose at most 500 changes at once.')
const tags = ['processes']
const done = z.object({ slug })

const at = (method: 'GET' | 'POST', path: `/${string}`, summary: string) => oc.route({ method, path, tags, summary })

export const textChangesContract = {
  changes: at('GET', '/processes/{slug}/changes', 'What was changed from one text of a process to the next')
    .input(
      z.strictObject({
        slug,
        /** The place of the later text; the newest one where it is not named. */
        text: z.coerce.number().int().min(1).max(10_000).optional(),
        unexplained: z.stringbool().default(false),
        ...listing,
      }),
    )
    .output(changesOfText),
  recordChanges: at(
    'POST',
    '/processes/{slug}/changes',
    'Record the changes that lead to a revision, before a stage opens on it',
  )
    .input(z.strictObject({ slug, revision: z.number().int().min(1).max(2_147_483_647) }))
    .output(done),
  classChanges: at('POST', '/processes/{slug}/changes/class', 'Say that changes are of another class, and why')
    .input(z.strictObject({ slug, changes, class: changeClass, reason }))
    .output(done),
  explainChanges: at('POST', '/processes/{slug}/changes/initiative', 'Say that changes are the editors’ own, and why')
    .input(z.strictObject({ slug, changes, reason }))
    .output(done),
}
