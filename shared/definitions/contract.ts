import { oc } from '@orpc/contract'
import { z } from 'zod'
import { wordRun } from '../diff/contract.ts'
import { line, listing, listOf, slug } from '../kernel/contract.ts'
import { pageRef, pageView } from '../pages/contract.ts'
import { variant, versionEntry, versionRef, versionsContract, versionView } from './version-contract.ts'

export type { VersionRef, VersionStatus, VersionView } from './version-contract.ts'

export const lineageKind = z.enum(['kept', 'reworded', 'split', 'merged', 'new', 'retired'])
export type LineageKind = z.infer<typeof lineageKind>

/** What somebody says about why an element became what it is. Of one tie: elements by their numbers, none where it is new or gone. */
export const why = z.object({
  from: z.number().int().nullable(),
  to: z.number().int().nullable(),
  text: z.string(),
})
export type Why = z.infer<typeof why>

/** A definition as it stands in lists. */
export const definitionRef = pageRef.extend({ inForce: versionRef.nullable() })
export type DefinitionRef = z.infer<typeof definitionRef>

/** What an element of this version was in the version before. */
export const origin = z.object({
  elementId: z.string(),
  number: z.number().int(),
  handle: z.string(),
  /** The earlier text; the carried words are runs of kind mov. */
  runs: z.array(wordRun),
})

export const elementView = z.object({
  id: z.string(),
  number: z.number().int(),
  handle: z.string(),
  html: z.string(),
  text: z.string(),
  /** How it came to be, where an earlier version and a lineage are recorded. */
  lineage: z
    .object({
      kind: lineageKind,
      moved: z.boolean(),
      fromLabel: z.string(),
      /** Who says so, as shown: "editorial reading". */
      reading: z.string(),
      from: z.array(origin),
      rationale: z.array(why),
    })
    .nullable(),
  variants: z.array(variant),
  /** [DEF99] Open threads about it that whoever asks may read. */
  threads: z.number().int(),
  /** [DEF20] Where what it says stands in other versions. */
  counterparts: z.array(z.object({ label: z.string(), number: z.number().int() })),
})
export type ElementView = z.infer<typeof elementView>

export const definitionView = z.object({
  page: pageView,
  versions: z.array(versionRef),
  /** None when the approved text has no named version. */
  version: versionView.nullable(),
  replaces: versionRef.nullable(),
  elements: z.array(elementView),
  /** What stands around the elements. */
  introHtml: z.string(),
  afterHtml: z.string(),
  /** [DEF60] Where this very text will always be, whole. */
  address: z.string(),
})
export type DefinitionView = z.infer<typeof definitionView>

const label = line.min(1).max(40)
const tags = ['definitions']

export const definitionsContract = {
  ...versionsContract,
  list: oc
    .route({ method: 'GET', path: '/definitions', tags, summary: 'Definitions by title, with the version in force' })
    .input(z.strictObject({ ...listing, inForceOnly: z.stringbool().optional() }))
    .output(listOf(definitionRef)),
  read: oc
    .route({
      method: 'GET',
      path: '/definitions/{slug}',
      tags,
      summary: 'A definition in its version in force, or the one named',
    })
    .input(z.strictObject({ slug, version: label.optional() }))
    .output(definitionView),
  versions: oc
    .route({
      method: 'GET',
      path: '/definitions/{slug}/versions',
      tags,
      summary: 'The versions of a definition, oldest first',
    })
    .input(z.strictObject({ slug, ...listing }))
    .output(listOf(versionEntry)),
}
