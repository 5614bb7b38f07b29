import type { Compared } from '@fieldword/shared/definitions/compare.ts'
import { type DefinitionComparison, rowsInPart } from '@fieldword/shared/definitions/compare-contract.ts'
import { aroundElements } from '@fieldword/shared/definitions/compare-text.ts'
import type { Comparison } from '@fieldword/shared/diff/contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { demand } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { sha256 } from '../platform/sha256.ts'
import { compareTexts } from '../revisions/index.ts'
import { type CompareTask, comparedElements } from './compare-task.ts'
import { type NamedText, readNamedText } from './compared-texts.ts'
import { lineageOf } from './comparing-lineage.ts'
import { readVersions, versionRefOf } from './queries.ts'
import { findDefinition } from './reading.ts'

/** [DEF3–DEF9] [DEF45–DEF48] Two texts of a definition, in either direction. */
export async function compareDefinitions(
  platform: Platform,
  actor: Actor,
  wish: { readonly slug: string; readonly from: string; readonly to: string; readonly part?: number },
): Promise<DefinitionComparison> {
  demand(actor, 'page:read')
  const page = await findDefinition(platform, actor, wish.slug)
  const versions = await readVersions(platform.database.prisma, page.id)
  const from = await readNamedText(platform, actor, page, versions, wish.from)
  const to = wish.to === wish.from ? from : await readNamedText(platform, actor, page, versions, wish.to)
  const lineage = await lineageOf(platform, actor, versions, [from, to])
  const [compared, around] = await Promise.all([
    compareElements(platform, [from, to], lineage.links),
    compareAround(platform, [from, to]),
  ])
  const parts = Math.max(1, Math.ceil(compared.rows.length / rowsInPart))
  const part = Math.min(wish.part ?? 1, parts)
  return {
    pageSlug: page.slug,
    pageTitle: page.title,
    versions: versions.map(versionRefOf),
    from: from.told,
    to: to.told,
    reading: lineage.reading,
    readingNumber: lineage.readingNumber,
    through: lineage.through,
    ...compared,
    rows: compared.rows.slice((part - 1) * rowsInPart, part * rowsInPart),
    part: { number: part, of: parts },
    changes: compared.changes + (around?.changes ?? 0),
    coarse: compared.coarse || (around?.coarse ?? false),
    around: part === parts ? around : null,
  }
}

/** Characters of both texts that are compared on the event loop: some ten milliseconds at the worst. */
const mostAtOnce = 10_000
const program = new URL('./compare-worker.ts', import.meta.url)

/** [DEF48] Worked out once for the same two texts, lineage and names; beside the event loop where they are long. */
async function compareElements(
  { kept, workers }: Platform,
  [from, to]: readonly [NamedText, NamedText],
  links: CompareTask['links'],
): Promise<Compared> {
  const [before, after] = [from, to].map(({ told, document }) => ({ label: spoken(told.label), document }))
  if (!before || !after) throw new Error('unreachable: two texts in, two sides out')
  const task = { from: before, to: after, links }
  const named = [before.label, from.contentHash, after.label, to.contentHash]
  const key = `definition ${sha256(JSON.stringify([named, links]))}`
  const characters = [...from.elements, ...to.elements].reduce((sum, { text }) => sum + text.length, 0)
  const compared = await kept.get<Compared>(key, async () => [
    characters <= mostAtOnce
      ? { value: comparedElements(task) }
      : { bytes: await workers.run<Uint8Array>(program, task) },
  ])
  return compared.part(0)
}

/** [DEF47] What stands around the elements; none where neither text has anything there. */
async function compareAround(platform: Platform, texts: readonly [NamedText, NamedText]): Promise<Comparison | null> {
  const [before, after] = [aroundElements(texts[0].document), aroundElements(texts[1].document)]
  if (before.content.length + after.content.length === 0) return null
  return compareTexts(platform, { document: before }, { document: after }, { rows: 'changes' })
}

/** As it is called in a sentence: "2019", "r12", "the draft". */
function spoken(label: string): string {
  return label === 'draft' ? 'the draft' : label
}
