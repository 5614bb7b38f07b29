import type { DefinitionView, ElementView, VersionRef } from './contract.ts'

/** Whose text it is: a name as it is recorded, and where more is known of them. */
export interface AuthorName {
  readonly name: string
  /** Path of this wiki; only members have one. */
  readonly path: string | null
}

/** [DEF60] A definition in one of its versions, with all that is said of it where it leaves this wiki. */
export interface Published {
  /** Origin of this wiki, without a slash at its end. */
  readonly origin: string
  readonly definition: DefinitionView
  readonly authors: readonly AuthorName[]
  readonly revisionNumber: number
  readonly contentHash: string
  /** As precise as known: 2011, 2018-05, 2019-11-14. */
  readonly dated: string
}

/** The name of the publisher, as in citations and feeds. */
export const publisher = 'Fieldword'
/** Of what this wiki says of a text. */
export const ownLanguage = 'en'

/** Of the text. */
export function languageOf({ definition: { version } }: Published): string {
  return version?.language ?? ownLanguage
}

/** "in force". */
export function statusInWords({ status }: Pick<VersionRef, 'status'>): string {
  return status.replaceAll('_', ' ')
}

export function permanentAddress({ definition: { address } }: Published, element?: ElementView | undefined): string {
  return element ? `${address}#e${element.number}` : address
}

/** "Competency-based education, element 4 (Mastery)". */
export function titleOf({ definition: { page } }: Published, element?: ElementView | undefined): string {
  if (!element) return page.title
  return `${page.title}, element ${element.number}${element.handle ? ` (${element.handle})` : ''}`
}

/**
 * [DEF61] "version 2019, revision 2". Of the status only what will stay so: whoever reads a citation next year does not look whether
 * the version is still in force.
 */
export function versionInWords({ definition: { version }, revisionNumber }: Published): string {
  const name = version ? [`version ${version.label}`] : []
  return [...name, `revision ${revisionNumber}`, ...(version?.status === 'withdrawn' ? ['withdrawn'] : [])].join(', ')
}

/** What a wiki quotes stays its authors'; nobody gave this wiki a licence to hand on. */
export const rights = 'Quoted definitions belong to their authors; the sources are named with the text.'
