import type { Source } from '../kernel/contract.ts'
import type { VersionRef, VersionView } from './contract.ts'
import { type Published, permanentAddress, rights, statusInWords } from './published.ts'

/** What stands with the text wherever it is taken: which it is, where it comes from, where it will always be. */
export interface Colophon {
  readonly title: string
  readonly version: string
  readonly notes: readonly string[]
  readonly sources: readonly Source[]
  readonly address: string
}

/** [DEF74] A version that was withdrawn says so first of all. */
export function colophonOf(published: Published): Colophon {
  const { definition, authors, dated, revisionNumber } = published
  const { page, version, versions } = definition
  const of = version
    ? `Version ${version.label}, ${version.name}, ${statusInWords(version)}.`
    : `No version name. ${inForceInWords(versions)}`
  const by = authors.length > 0 ? ` By ${authors.map(({ name }) => name).join(', ')}.` : ''
  return {
    title: page.title,
    version: `${of} Dated ${dated}.${by} Revision ${revisionNumber}.`,
    notes: [
      ...(version?.status === 'withdrawn' ? [withdrawnInWords(version)] : []),
      ...(version?.errata ?? []).map(({ text }) => `Erratum: ${text}`),
      ...(version?.provenance ? [version.provenance] : []),
      rights,
    ],
    sources: version?.sources ?? page.text?.sources ?? [],
    address: permanentAddress(published),
  }
}

/** [DEF92] What is in force while another text is what visitors read. */
function inForceInWords(versions: readonly VersionRef[]): string {
  const inForce = versions.find(({ status }) => status === 'in_force')
  return inForce ? `Not in force: that is the version of ${inForce.label}.` : 'No version is in force.'
}

/** [DEF75] With the reason, which is public. */
export function withdrawnInWords({ log }: Pick<VersionView, 'log'>): string {
  const reason = log.at(-1)?.reason
  return reason ? `This version was withdrawn: ${reason}` : 'This version was withdrawn.'
}
