import type { Comparison, ComparisonWish } from '@fieldword/shared/diff/contract.ts'
import type { DocumentJson } from '@fieldword/shared/document/document.ts'
import type { Tx } from '../platform/database/prisma.ts'
import type { Platform } from '../platform/platform.ts'
import { ofJsonBytes } from '../platform/work/json-bytes.ts'
import { type CompareTask, comparedParts, type SideOfTask } from './compared-parts.ts'
import { bytesOf, contentHashOf } from './packing.ts'
import { readPacked } from './queries.ts'

/** One side of a comparison: a stored text by its hash, or a document as it is now. Whoever hands it in has asked whether it may be read. */
export type ComparedText = { readonly hash: string } | { readonly document: DocumentJson }

/** Bytes of both texts that are compared on the event loop: twenty milliseconds at the worst. */
const mostAtOnce = 10_000
const program = new URL('./compare-worker.ts', import.meta.url)

/**
 * [REV10] [REV61] Compares two texts, or reads what was worked out before: the same two never differ otherwise. Long ones are
 * read, unpacked and compared beside the event loop.
 */
export async function compareTexts(
  { database: { prisma }, workers, kept }: Pick<Platform, 'database' | 'workers' | 'kept'>,
  before: ComparedText,
  after: ComparedText,
  wish: ComparisonWish = {},
): Promise<Comparison> {
  const rows = wish.rows ?? 'all'
  const hashes = [before, after].map(text => ('hash' in text ? text.hash : contentHashOf(text.document)))
  const compared = await kept.get(`compare ${hashes.join(' ')} ${rows}`, async () => {
    const task = await taskOf(prisma, before, after, rows)
    const isShort = task.size <= mostAtOnce
    return isShort ? comparedParts(task) : workers.run<Uint8Array[]>(program, task)
  })
  return ofJsonBytes(compared.part(Math.min(wish.part ?? 1, compared.parts) - 1))
}

async function taskOf(
  tx: Tx,
  before: ComparedText,
  after: ComparedText,
  rows: CompareTask['rows'],
): Promise<CompareTask & { readonly size: number }> {
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
