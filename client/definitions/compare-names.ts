import type { ComparedText } from '@fieldword/shared/definitions/compare-contract.ts'
import { inWords } from '../ui/dates.ts'
import { versionHref } from './version-href.ts'
import { countedElements, saidOfVersion } from './version-words.ts'

/** "2019", "r12", "Draft". */
export function nameOf({ label }: ComparedText): string {
  return label === 'draft' ? 'Draft' : label
}

/** What is said of it beside its name: "In force, 7 elements", "Revision of 24 November 2026, pending, 7 elements". */
export function saidOf({ version, revision, elements }: ComparedText): string {
  if (version && !revision) return saidOfVersion(version)
  if (!revision) return `As it is now, ${countedElements(elements)}`
  const state = revision.current ? ', as visitors read it' : revision.state === 'approved' ? '' : `, ${revision.state}`
  const same = version ? `, the ${version.label} version` : ''
  return `Revision of ${inWords(revision.writtenOn)}${same}${state}, ${countedElements(elements)}`
}

/**
 * The same two as whole texts, whatever the elements are; none from the draft to something older, which only this comparison reads
 * backwards.
 */
export function textCompareHref(slug: string, from: ComparedText, to: ComparedText): string | null {
  const [before, after] = [from, to].map(({ version, revision }) => revision?.number ?? version?.revisionNumber)
  if (before === undefined) return null
  return `/wiki/${slug}/compare?from=${before}&to=${after ?? 'draft'}`
}

/** Where it is read. */
export function hrefOf(slug: string, { label, revision }: ComparedText): string {
  if (revision) return `/wiki/${slug}/revisions/${revision.number}`
  return label === 'draft' ? `/wiki/${slug}/edit` : versionHref(slug, label)
}
