import { oc } from '@orpc/contract'
import { z } from 'zod'
import { comparison, comparisonWish, formatChange, wordRun } from '../diff/contract.ts'
import { line, slug } from '../kernel/contract.ts'
import { revisionState } from '../revisions/contract.ts'
import { lineageKind, why } from './contract.ts'
import { versionRef } from './version-contract.ts'

export const side = z.object({
  elementId: z.string(),
  number: z.number().int(),
  handle: z.string(),
  runs: z.array(wordRun),
  note: z.string().nullable(),
})
export type Side = z.infer<typeof side>

export const compareRow = z.object({
  /** Where it stands in the page: "e4", or "was-e3" of what has no successor. */
  anchor: z.string(),
  /** Number among the changes, from 1; none where nothing changed. */
  change: z.number().int().nullable(),
  kind: lineageKind,
  moved: z.boolean(),
  /** In the words of the design: "Moved 3 to 2", "from 2 and 5". */
  movedText: z.string().nullable(),
  before: z.array(side),
  after: z.array(side),
  /** One text with both kinds of marks; none where the row is many to many. */
  inline: z.array(wordRun).nullable(),
  /** What changed that is not words: marks, where links lead, the short name. */
  formats: z.array(formatChange),
  /** [DEF33] Why, for each tie of this row that says so. */
  rationale: z.array(why),
})
export type CompareRow = z.infer<typeof compareRow>

/** One side: a version, an approved or proposed revision, or the draft as it is now. */
export const comparedText = z.object({
  /** As addresses name it: 2019, r12, draft. */
  label: z.string(),
  /** The version that it is, word for word. */
  version: versionRef.nullable(),
  /** None of the draft. */
  revision: z
    .object({ number: z.number().int(), state: revisionState, current: z.boolean(), writtenOn: z.string() })
    .nullable(),
  elements: z.number().int(),
})
export type ComparedText = z.infer<typeof comparedText>

export const definitionComparison = z.object({
  pageSlug: slug,
  pageTitle: z.string(),
  versions: z.array(versionRef),
  from: comparedText,
  to: comparedText,
  headline: z.string(),
  summary: z.string(),
  counts: z.object({
    kept: z.number().int(),
    reworded: z.number().int(),
    split: z.number().int(),
    new: z.number().int(),
    moved: z.number().int(),
    removed: z.number().int(),
  }),
  words: z.object({ from: z.number().int(), to: z.number().int() }),
  /** Who says which element came from which; none where elements go on by their ids. */
  reading: z.string().nullable(),
  /** [DEF30] Which reading between the two, the older one first; none where several say it, or it is of versions they were made from. */
  readingNumber: z.number().int().nullable(),
  /** The versions that the recorded lineage leads from and to, where they are not the texts themselves, and those between. */
  through: z.array(z.string()),
  rows: z.array(compareRow),
  /** Which part of the rows these are; the text around the elements comes with the last one. */
  part: z.object({ number: z.number().int(), of: z.number().int() }),
  /** How many rows, and changes around the elements, are changes. */
  changes: z.number().int(),
  /** What stands around the elements; none where no text has anything there. */
  around: comparison.nullable(),
  /** True when the texts were too long to compare word by word everywhere. */
  coarse: z.boolean(),
  /** For the map: pairs of element numbers, and how they hang together. */
  links: z.array(z.object({ from: z.number().int(), to: z.number().int(), kind: lineageKind })),
  fromElements: z.array(z.object({ number: z.number().int(), handle: z.string() })),
  toElements: z.array(z.object({ number: z.number().int(), handle: z.string(), isNew: z.boolean() })),
  mapText: z.string(),
})
export type DefinitionComparison = z.infer<typeof definitionComparison>

/** [DEF48] Rows in one part; what follows the newer text's order is in the part of its number. */
export const rowsInPart = 200

/** A version's label, `r12` for a revision, or `draft`. */
export const textName = line.min(1).max(40)

const tags = ['definitions']

export const definitionComparingContract = {
  compare: oc
    .route({
      method: 'GET',
      path: '/definitions/{slug}/compare',
      tags,
      summary:
        'Two texts of a definition compared, element by element along their lineage: versions by their label, revisions as r12, the draft as draft',
    })
    .input(z.strictObject({ slug, from: textName, to: textName, part: comparisonWish.part }))
    .output(definitionComparison),
}
