import { oc } from '@orpc/contract'
import { z } from 'zod'
import { comparison, comparisonWish } from '../diff/contract.ts'
import { id, instant, line, listing, listOf, person, slug } from '../kernel/contract.ts'
import { choice } from '../merge/contract.ts'
import { conflictView } from '../merge/tell-conflict.ts'
import { changeKind } from '../revisions/contract.ts'
import { changesOfText } from './changes-contract.ts'

export const draftIssue = z.object({ id, number: z.number().int(), title: z.string() })

/** [PR280] */
export const processDraft = z.object({
  id,
  /** From 1, in its process. */
  number: z.number().int(),
  /** The draft of the page that it is. */
  ownDraftId: id,
  purpose: z.string(),
  /** Its number; none where it was begun from the text of the stage. */
  begunFrom: z.number().int().nullable(),
  /** None where names are not told. */
  begunBy: person.nullable(),
  begunAt: instant,
  writers: z.array(person),
  /** How many write in it. */
  writing: z.number().int(),
  open: z.boolean(),
  issues: z.array(draftIssue),
  may: z.object({ write: z.boolean() }),
})
export type ProcessDraftView = z.infer<typeof processDraft>

const revision = z.object({ id, number: z.number().int(), contentHash: z.string() })

export const processDrafts = listOf(processDraft).extend({
  process: changesOfText.shape.process,
  /** The drafting stage that is open, or was last. */
  stage: z.object({ id, title: z.string(), open: z.boolean() }),
  /** What it works on; none where the definition has no text yet. */
  input: revision.nullable(),
  /** What it makes. */
  candidate: revision.nullable(),
  /** Issues that a draft can answer. */
  issues: z.array(draftIssue),
  may: z.object({ begin: z.boolean(), choose: z.boolean() }),
})
export type ProcessDrafts = z.infer<typeof processDrafts>

const draftRef = processDraft.pick({ id: true, number: true, purpose: true, ownDraftId: true })

export const draftAgainst = z.object({
  process: changesOfText.shape.process,
  draft: draftRef,
  /** The draft it stands beside; none where that is the text of the stage. */
  beside: draftRef.nullable(),
  /** Of the draft as it is now. */
  contentHash: z.string(),
  comparison,
})
export type DraftAgainst = z.infer<typeof draftAgainst>

export const draftMerge = z.object({
  process: changesOfText.shape.process,
  into: draftRef,
  from: draftRef,
  /** Of the other draft as it is now. */
  fromHash: z.string(),
  conflicts: z.array(conflictView),
  /** From the draft as it is to the draft with the other in it. */
  comparison,
})
export type DraftMerge = z.infer<typeof draftMerge>

const purpose = line.min(3, 'Say in a few words what it is for.').max(200, 'Use at most 200 characters.')
const hash = z.string().length(64)
const choices = z.array(choice).max(5000).default([])
const tags = ['processes']
const draft = { slug, draft: id }

const at = (method: 'GET' | 'POST' | 'PUT', path: `/${string}`, summary: string) =>
  oc.route({ method, path, tags, summary })

export const draftsContract = {
  processDrafts: at('GET', '/processes/{slug}/drafts', 'The working drafts of a process, the first one first')
    .input(z.strictObject({ slug, ...listing }))
    .output(processDrafts),
  beginProcessDraft: oc
    .route({
      method: 'POST',
      path: '/processes/{slug}/drafts',
      tags,
      summary: 'Begin a working draft, from the text of the stage or from another one',
      successStatus: 201,
    })
    .input(z.strictObject({ slug, purpose, from: id.nullable().default(null) }))
    .output(draftRef),
  compareProcessDraft: at(
    'GET',
    '/processes/{slug}/drafts/{draft}/comparison',
    'A working draft beside the text of the stage, or another one',
  )
    .input(z.strictObject({ ...draft, beside: id.optional(), ...comparisonWish }))
    .output(draftAgainst),
  previewDraftMerge: at('GET', '/processes/{slug}/drafts/{draft}/merge', 'What another working draft makes of this one')
    .input(z.strictObject({ ...draft, from: id, choices, part: comparisonWish.part }))
    .output(draftMerge),
  mergeDraft: at('POST', '/processes/{slug}/drafts/{draft}/merge', 'Merge another working draft into this one')
    .input(z.strictObject({ ...draft, from: id, fromHash: hash, choices }))
    .output(draftRef),
  setDraftIssues: at('PUT', '/processes/{slug}/drafts/{draft}/issues', 'Say which issues a working draft answers')
    .input(z.strictObject({ ...draft, issues: z.array(id).max(500) }))
    .output(draftRef),
  chooseCandidate: at(
    'POST',
    '/processes/{slug}/drafts/{draft}/candidate',
    'Freeze a working draft: it becomes what the stage makes',
  )
    .input(
      z.strictObject({
        ...draft,
        summary: line.min(3, 'Say in a few words what changed.').max(300, 'Use at most 300 characters.'),
        changeKind: changeKind.default('meaning'),
        /** Of the text that was seen. */
        contentHash: hash,
      }),
    )
    .output(z.object({ slug, revision: z.number().int(), unexplained: z.number().int() })),
}
