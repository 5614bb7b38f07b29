import type { VersionRef } from '@fieldword/shared/definitions/contract.ts'
import type { Published } from '@fieldword/shared/definitions/published.ts'
import { asUsual } from '@fieldword/shared/pages/protection.ts'
import { definition as seeded } from '../../../prisma/seed/definition.ts'

interface Told {
  readonly title?: string
  readonly dated?: string
  readonly authors?: readonly string[]
  readonly status?: VersionRef['status']
  readonly texts?: readonly string[]
  readonly sources?: readonly { title: string; address: string }[]
}

/** The definition of 2019 as it is published, or something like it. */
export function aPublished({
  title = seeded.title,
  dated = '2019-11-14',
  status = 'in_force',
  ...told
}: Told = {}): Published {
  const newest = seeded.versions.at(-1)
  if (!newest) throw new Error('the seed brings versions')
  const { label, name, provenance, elements } = newest
  const { texts = elements.map(({ text }) => text), authors = newest.outsideAuthors, sources = newest.sources } = told
  const version: NonNullable<Published['definition']['version']> = {
    ...{ ...versionOf(label, name, status, dated, texts.length), provenance, sources: [...sources] },
    ...{ direction: 'ltr', periods: [], log: [], errata: [], translationOf: null, translations: [] },
  }
  const page = { ...aPage, slug: seeded.slug, title }
  return {
    origin: 'https://wiki.example.org',
    definition: {
      ...{ page, version, versions: [version], replaces: null, introHtml: '', afterHtml: '' },
      address: `https://wiki.example.org/wiki/${seeded.slug}/versions/${label}`,
      elements: texts.map((text, index) => ({
        ...{ id: elements[index]?.id ?? `x${index}`, handle: elements[index]?.handle ?? '', number: index + 1 },
        ...{ text, html: text, lineage: null, variants: [], threads: 0, counterparts: [] },
      })),
    },
    authors: authors.map(name => ({ name, path: null })),
    ...{ revisionNumber: 2, contentHash: 'a'.repeat(64), dated },
  }
}

const id = '0190a0a0-0000-7000-8000-000000000000'

function versionOf(label: string, name: string, status: VersionRef['status'], datedOn: string, elements: number) {
  return {
    id,
    label,
    name,
    status,
    datedOn,
    revisionNumber: 2,
    contentHash: 'a'.repeat(64),
    elements,
    language: 'en',
    hash: '',
  }
}

const aPage: Published['definition']['page'] = {
  ...{ id, slug: 'a', title: 'A', kind: 'definition', stub: false, approved: true, editableBy: 'member' },
  ...{ movableBy: 'member', protection: { ...asUsual, editableUntil: null } },
  ...{ parent: null, ancestors: [], siblings: [], children: [], text: null },
  ...{ linkedFrom: { items: [], total: 0 }, createdAt: '2026-11-24T09:00:00.000Z', deletedAt: null },
}
