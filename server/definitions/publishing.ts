import {
  type CitationFormat,
  type Citations,
  citationFormat,
  type PageDescription,
} from '@fieldword/shared/definitions/cite-contract.ts'
import { type CslItem, cslOf } from '@fieldword/shared/definitions/cite-csl.ts'
import type { ElementView } from '@fieldword/shared/definitions/contract.ts'
import { type Published, permanentAddress, versionInWords } from '@fieldword/shared/definitions/published.ts'
import { schemaOrgOf } from '@fieldword/shared/definitions/schema-org.ts'
import { visitor } from '@fieldword/shared/policy/actor.ts'
import { refuseWith } from '../platform/errors.ts'
import type { Platform } from '../platform/platform.ts'
import { findRevision, refOf } from '../revisions/index.ts'
import type { CiteTask } from './cite-worker.ts'
import { readDefinition } from './reading.ts'

interface CiteWish {
  readonly slug: string
  readonly version?: string | undefined
  readonly element?: number | undefined
}

const program = new URL('./cite-worker.ts', import.meta.url)

/**
 * [DEF60] A definition for those outside: what visitors read of it, whoever asks. What is cited, embedded or kept by a library is the
 * same for all.
 */
export async function readPublished(platform: Platform, slug: string, label: string | null): Promise<Published> {
  const definition = await readDefinition(platform, visitor, slug, label ?? undefined)
  const { page, version } = definition
  const number = version?.revisionNumber ?? page.text?.number
  if (number === undefined) return refuseWith('not-found')
  const revision = (await findRevision(platform.database.prisma, page.id, number)) ?? refuseWith('not-found')
  const { authors, outsideAuthors, contentHash, writtenOn } = refOf(revision, null, visitor)
  return {
    origin: platform.config.publicUrl,
    definition,
    authors: [
      ...outsideAuthors.map(name => ({ name, path: null })),
      ...authors.map(({ id, name }) => ({ name, path: `/people/${id}` })),
    ],
    ...{ revisionNumber: number, contentHash, dated: version?.datedOn ?? writtenOn },
  }
}

/** [DEF77] What a card shows: the version asked for, else the one in force, else what visitors read. */
export async function readCarded(platform: Platform, slug: string, label: string | null): Promise<Published> {
  const published = await readPublished(platform, slug, label)
  const inForce = published.definition.versions.find(({ status }) => status === 'in_force')
  const isIt = label !== null || !inForce || published.definition.version?.label === inForce.label
  return isIt ? published : readPublished(platform, slug, inForce.label)
}

/** [DEF62] The element of that number; refuses with `not-found`. */
export function elementNumbered({ definition }: Published, number: number): ElementView {
  return definition.elements.find(element => element.number === number) ?? refuseWith('not-found')
}

/** [DEF61–DEF63] */
export async function readCitations(platform: Platform, wish: CiteWish): Promise<Citations> {
  const published = await readPublished(platform, wish.slug, wish.version ?? null)
  const element = wish.element === undefined ? undefined : elementNumbered(published, wish.element)
  const { page, version, elements } = published.definition
  const item = cslOf(published, element)
  return {
    ...{ slug: page.slug, title: page.title, label: version?.label ?? null, of: versionInWords(published) },
    element: element?.number ?? null,
    elements: elements.map(({ number, handle }) => ({ number, handle })),
    address: permanentAddress(published, element),
    citations: await Promise.all(
      citationFormat.options.map(async format => ({ format, text: await writeCitation(platform, format, item) })),
    ),
  }
}

/** [DEF62] */
export async function readCitation(platform: Platform, wish: CiteWish, format: CitationFormat): Promise<string> {
  const published = await readPublished(platform, wish.slug, wish.version ?? null)
  const element = wish.element === undefined ? undefined : elementNumbered(published, wish.element)
  return writeCitation(platform, format, cslOf(published, element))
}

/** The same item never reads otherwise, so it is written once. */
async function writeCitation({ kept, workers }: Platform, format: CitationFormat, item: CslItem): Promise<string> {
  const task: CiteTask = { format, item }
  const written = await kept.get<string>(`cite ${JSON.stringify(task)}`, async () => [
    { value: await workers.run<string>(program, task) },
  ])
  return written.part(0)
}

/** [DEF64] */
export async function describeDefinition(
  platform: Platform,
  { slug, version }: { readonly slug: string; readonly version?: string | undefined },
): Promise<PageDescription> {
  return { described: schemaOrgOf(await readPublished(platform, slug, version ?? null)) }
}
