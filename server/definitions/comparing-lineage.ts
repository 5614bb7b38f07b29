import { lineageBetween, recordedPath, type StandsOn } from '@fieldword/shared/definitions/compare-lineage.ts'
import { elementsOf } from '@fieldword/shared/definitions/compare-text.ts'
import type { LineageLink } from '@fieldword/shared/definitions/lineage.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { isTextShown } from '@fieldword/shared/revisions/hiding.ts'
import type { Platform } from '../platform/platform.ts'
import { readTexts } from '../revisions/index.ts'
import { readLineages } from './compare-queries.ts'
import type { NamedText } from './compared-texts.ts'
import { textOf, type VersionRow } from './queries.ts'

export interface LineageOfTexts {
  readonly links: readonly LineageLink[]
  /** Who says so; null where elements go on by their ids. */
  readonly reading: string | null
  /** Which reading it is, where it speaks of the two texts themselves. */
  readonly readingNumber: number | null
  /** Labels of the versions it leads through, the compared texts themselves left out. */
  readonly through: string[]
}

/** [DEF4] [DEF5] [DEF46] What became of the elements of one text in another. */
export async function lineageOf(
  platform: Platform,
  actor: Actor,
  versions: readonly VersionRow[],
  [from, to]: readonly [NamedText, NamedText],
): Promise<LineageOfTexts> {
  const path = await pathBetween(platform, actor, from.standsOn, to.standsOn)
  const [first, last] = await Promise.all([from, to].map(text => standing(platform, actor, text, path.length > 0)))
  if (!first || !last) throw new Error('unreachable: two texts in, two sides out')
  const passed = path.flatMap(({ fromVersionId, toVersionId }) => [fromVersionId, toVersionId])
  const through = versions.filter(({ id }) => passed.includes(id) && !isItself(from, id) && !isItself(to, id))
  return {
    links: lineageBetween(first, last, path),
    readingNumber: through.length === 0 ? (path[0]?.readingNumber ?? null) : null,
    reading: path.length === 0 ? null : [...new Set(path.map(({ reading }) => reading))].join(', '),
    through: through.map(({ label }) => label),
  }
}

/** The recorded steps from the older of two versions to the newer; none to or from a hidden text. */
async function pathBetween({ database }: Platform, actor: Actor, from: VersionRow | null, to: VersionRow | null) {
  if (!from || !to || from.id === to.id) return []
  // What a version's text said is said by its lineage too.
  if (![from, to].every(version => isTextShown(textOf(version), actor))) return []
  const recorded = await readLineages(database.prisma, from.pageId, null)
  const [older, newer] = from.position < to.position ? [from, to] : [to, from]
  return recordedPath(recorded, older.id, newer.id)
}

async function standing(platform: Platform, actor: Actor, text: NamedText, wanted: boolean): Promise<StandsOn> {
  const { elements, standsOn } = text
  if (!standsOn || !wanted) return { elements, version: null }
  const { id } = standsOn
  if (isItself(text, id)) return { elements, version: { id, elements } }
  const [document] = await readTexts(platform.database.prisma, actor, [textOf(standsOn)])
  return { elements, version: { id, elements: elementsOf(document) } }
}

/** Whether a text is that version's, word for word. */
function isItself({ standsOn, contentHash }: NamedText, versionId: string): boolean {
  return standsOn?.id === versionId && standsOn.contentHash === contentHash
}
