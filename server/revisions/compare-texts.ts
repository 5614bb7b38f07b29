import type { Comparison, ComparisonWish } from '@fieldword/shared/diff/contract.ts'
import type { DocumentJson } from '@fieldword/shared/document/document.ts'
import type { Tx } from '../platform/database/prisma.ts'
import type { Platform } from '../platform/platform.ts'
import type { Made } from '../platform/work/kept-answers.ts'
import type { Workers } from '../platform/work/workers.ts'
import { bytesApart, type CompareTask, comparedParts, type SideOfTask, type Texts, textsOf } from './compared-parts.ts'
import { bytesOf, contentHashOf } from './packing.ts'
import { readPacked } from './queries.ts'

/** One side of a comparison: a stored text by its hash, or a document as it is now. Whoever hands it in has asked whether it may be read. */
export type ComparedText = { readonly hash: string } | { readonly document: DocumentJson }

/** Bytes of both texts that may be compared on the event loop, and of all that is unpacked for them: a millisecond or two. */
const longest = 50_000
const mostUnpacked = 1_500_000
/** Bytes in which they may differ for that: twenty milliseconds at the worst, for two texts with nothing in common. */
const mostAtOnce = 10_000
const program = new URL('./compare-worker.ts', import.meta.url)

interface SizedTask extends CompareTask {
  /** Bytes of both texts. */
  readonly size: number
}

/**
 * [REV10] [REV61] Compares two texts, or reads what was worked out before: the same two never differ otherwise. Very long
 * ones, and long ones that differ in much, are unpacked and compared beside the event loop.
 */
export async function compareTexts(
  { database: { prisma }, workers, kept }: Pick<Platform, 'database' | 'workers' | 'kept'>,
  before: ComparedText,
  after: ComparedText,
  wish: ComparisonWish = {},
): Promise<Comparison> {
  const rows = wish.rows ?? 'all'
  const hashes = [before, after].map(text => ('hash' in text ? text.hash : contentHashOf(text.document)))
  const compared = await kept.get<Comparison>(`compare ${hashes.join(' ')} ${rows}`, async () =>
    partsOfTask(workers, await taskOf(prisma, before, after, rows)),
  )
  return compared.part(Math.min(wish.part ?? 1, compared.parts) - 1)
}

async function partsOfTask(workers: Workers, task: SizedTask): Promise<Made<Comparison>[]> {
  const unpacked = [...task.contents.values()].reduce((sum, { size }) => sum + size, 0)
  const texts = task.size <= longest && unpacked <= mostUnpacked ? textsOf(task) : null
  if (texts && bytesApart(texts) <= mostAtOnce) return comparedParts(texts, task.rows).map(value => ({ value }))
  const parts = await workers.run<Uint8Array[]>(program, texts ? taskWith(texts, task.rows) : task)
  return parts.map(bytes => ({ bytes }))
}

/** Of texts that are unpacked already. */
function taskWith([before, after]: Texts, rows: CompareTask['rows']): CompareTask {
  return { before: { bytes: before }, after: { bytes: after }, contents: new Map(), rows }
}

async function taskOf(
  tx: Tx,
  before: ComparedText,
  after: ComparedText,
  rows: CompareTask['rows'],
): Promise<SizedTask> {
  const stored = [before, after].flatMap(text => ('hash' in text ? [text.hash] : []))
  const contents = stored.length > 0 ? await readPacked(tx, stored) : new Map()
  const sides = [before, after].map((text): SideOfTask => ('hash' in text ? text : { bytes: bytesOf(text.document) }))
  const [first, second] = sides
  if (!first || !second) throw new Error('unreachable: two sides in, two sides out')
  const size = sides.reduce(
    (sum, side) => sum + ('hash' in side ? (contents.get(side.hash)?.size ?? 0) : side.bytes.length),
    0,
  )
  return { before: first, after: second, contents, rows, size }
}
