import type { ElementView } from '@fieldword/shared/definitions/contract.ts'
import type { Publication } from '@fieldword/shared/definitions/version-contract.ts'
import { decodedPart } from '@fieldword/shared/kernel/decoded.ts'

export type Written = Pick<ElementView['variants'][number], 'text'> & {
  readonly elementId: string
  readonly difference: string
  /** One place a line. */
  readonly seenIn: string
}

/** What the form for publishing a version holds, as it was typed. */
export interface PublishSent {
  readonly label: string
  readonly name: string
  readonly datedOn: string
  readonly status: string
  readonly language: string
  readonly provenance: string
  /** One a line. */
  readonly sources: string
  readonly after: string
  readonly follows: string
  readonly translatedPage: string
  readonly translatedLabel: string
  /** In the order of the elements; those that are left empty are not among them. */
  readonly variants: readonly Written[]
}

/** In the choice of a place: by its date, and before all others. No label is like them. */
export const byDate = ''
export const firstOfAll = '-'

/** What the form holds, or starts with. */
export function publishSent(form: URLSearchParams | null, { elements, writtenOn }: Publication): PublishSent {
  const read = (name: string) => (form?.get(name) ?? '').replaceAll('\r\n', '\n').trim()
  return {
    ...{ label: read('label'), name: read('name'), provenance: read('provenance'), sources: read('sources') },
    datedOn: form ? read('datedOn') : writtenOn.slice(0, 10),
    status: read('status') || 'in_force',
    language: read('language') || 'en',
    ...{ after: read('after'), follows: read('follows') },
    ...{ translatedPage: read('translatedPage'), translatedLabel: read('translatedLabel') },
    variants: elements.flatMap(({ id, number }) => writtenOf(read, id, number)),
  }
}

/** Where a wording of an element is written. */
export function variantName(number: number, at: number, part: 'text' | 'difference' | 'seenIn'): string {
  return `variant-${number}-${at}-${part}`
}

const mostOfAnElement = 50

function writtenOf(read: (name: string) => string, elementId: string, number: number): Written[] {
  return Array.from({ length: mostOfAnElement }, (_, at) => {
    const part = (name: 'text' | 'difference' | 'seenIn') => read(variantName(number, at, name))
    return { elementId, text: part('text'), difference: part('difference'), seenIn: part('seenIn') }
  }).filter(({ text, difference, seenIn }) => text || difference || seenIn)
}

/** As the API takes it. What is missing is left for the API to refuse, in its words. */
export function wishFrom(sent: PublishSent) {
  const { label, name, datedOn, language, provenance, after, follows, translatedPage, translatedLabel } = sent
  return {
    ...{ label, name, datedOn, language, provenance },
    status: sent.status as 'working',
    sources: linesOf(sent.sources).map(sourceIn),
    variants: sent.variants.map(({ elementId, text, difference, seenIn }) => ({
      ...{ elementId, text, difference: difference || null, seenIn: linesOf(seenIn) },
    })),
    ...(after === byDate ? {} : { after: after === firstOfAll ? null : after }),
    follows: follows || null,
    translationOf: translatedPage || translatedLabel ? { slug: slugIn(translatedPage), label: translatedLabel } : null,
  }
}

function linesOf(text: string): string[] {
  return text.split('\n').flatMap(line => line.trim() || [])
}

/** "What it is https://where.it/is": the address is its last word. */
function sourceIn(line: string): { title: string; address: string } {
  const [, title = line, address = ''] = /^(.*?)\s*(\S+:\/\/\S+)$/.exec(line) ?? []
  return { title, address }
}

/** The address of a page as somebody pastes it, or its last part. */
function slugIn(address: string): string {
  const [, slug = address] = /\/wiki\/([^/?#]+)/.exec(address) ?? []
  return decodedPart(slug) ?? slug
}

/** What is wrong, by the field it is said beside: "sources.1.address" is a line of the sources. */
export function problemsBesideFields(fields: Readonly<Record<string, string>>): Record<string, string> {
  const problems: Record<string, string> = {}
  for (const [path, message] of Object.entries(fields)) {
    const [field = '', place] = path.split('.')
    const said = field === 'sources' && place !== undefined ? `Line ${Number(place) + 1}: ${message}` : message
    problems[field === 'variants' ? `variants.${place}` : field] ??= said
  }
  return problems
}
