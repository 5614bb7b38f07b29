import type { ComparedText } from '@fieldword/shared/definitions/compare-contract.ts'
import type { ElementHistory } from '@fieldword/shared/definitions/element-contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import type { PageRecord } from '../pages/index.ts'
import { refuseWith } from '../platform/errors.ts'
import { demand } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { findRevisions } from '../revisions/index.ts'
import { readLineages } from './compare-queries.ts'
import { readNamedText } from './compared-texts.ts'
import { readVersions, type VersionRow, versionRefOf } from './queries.ts'
import { findDefinition } from './reading.ts'
import { askTimeline, readVersionTexts, type VersionsInTime } from './timeline.ts'

/** [DEF54] [DEF55] An element through all texts that whoever asks may read: versions, what visitors read, and for members the draft. */
export async function readElement(
  platform: Platform,
  actor: Actor,
  wish: { readonly slug: string; readonly element: string },
): Promise<ElementHistory> {
  demand(actor, 'page:read')
  const page = await findDefinition(platform, actor, wish.slug)
  const { texts, told, shown, hidden } = await textsInTime(platform, actor, page)
  const recorded = await readLineages(platform.database.prisma, page.id)
  const { found } = await askTimeline(platform, { texts, recorded, element: wish.element })
  if (!found) return refuseWith('not-found')
  const { id, handle, number, runs, at, entries } = found
  return {
    pageSlug: page.slug,
    pageTitle: page.title,
    ...{ id, handle, number, runs, label: told[at]?.label ?? '' },
    entries: entries
      .flatMap(({ state, elements }, place) => {
        const text = told[place]
        return text ? [{ text, state, elements: withVariants(elements, shown[place]) }] : []
      })
      .reverse(),
    hidden: hidden.map(({ label }) => label),
  }
}

function withVariants(elements: ElementHistory['entries'][number]['elements'], version: VersionRow | undefined) {
  return elements.map(element => ({
    ...element,
    variants: version?.variants.filter(variant => variant.elementId === element.elementId) ?? [],
  }))
}

interface TextsInTime extends VersionsInTime {
  readonly told: readonly ComparedText[]
}

/** The versions, then the text that visitors read where it has no name, then the draft. */
async function textsInTime(platform: Platform, actor: Actor, page: PageRecord): Promise<TextsInTime> {
  const versions = await readVersions(platform.database.prisma, page.id)
  const { texts, shown, hidden } = await readVersionTexts(platform, actor, versions)
  const names = await namesAfter(platform, actor, page, versions)
  const later = await Promise.all(names.map(name => readNamedText(platform, actor, page, versions, name)))
  const told = [
    ...shown.map((row): ComparedText => {
      return { label: row.label, version: versionRefOf(row), revision: null, elements: row.elements }
    }),
    ...later.map(text => text.told),
  ]
  const after = later.map(({ told: { label }, document }) => ({ id: label, label, document, follows: true }))
  return { texts: [...texts, ...after], told, shown, hidden }
}

async function namesAfter(
  { database }: Platform,
  actor: Actor,
  page: PageRecord,
  versions: readonly VersionRow[],
): Promise<string[]> {
  const { approvedRevisionId: approved } = page
  const isNamed = versions.some(({ revisionId }) => revisionId === approved)
  const row = approved && !isNamed ? (await findRevisions(database.prisma, [approved])).get(approved) : undefined
  return [...(row ? [`r${row.number}`] : []), ...(can(actor, 'draft:read') && !page.deletedAt ? ['draft'] : [])]
}
