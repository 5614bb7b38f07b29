import type { DocumentJson } from '@fieldword/shared/document/document.ts'
import { parseDocument } from '@fieldword/shared/document/parse.ts'
import { sizeOf } from '@fieldword/shared/document/size.ts'
import type { Choice } from '@fieldword/shared/merge/contract.ts'
import type { Merged } from '@fieldword/shared/merge/merge-documents.ts'
import { orThrow, refuseWith } from '../platform/errors.ts'
import type { Platform } from '../platform/platform.ts'
import { sha256 } from '../platform/sha256.ts'
import { jsonBytes } from '../platform/work/json-bytes.ts'
import { type MergeTask, mergedOf } from './merge-task.ts'

export interface ToMerge {
  readonly base: DocumentJson
  readonly ours: DocumentJson
  readonly theirs: DocumentJson
}

/** Bytes of the three texts that are merged on the event loop. */
const mostAtOnce = 10_000
const program = new URL('./merge-worker.ts', import.meta.url)

interface MergeWish {
  readonly choices?: readonly Choice[]
  readonly budget?: number
}

/**
 * [RV27] As it is shown: choices that fit nothing any more are let go. Worked out once for the same texts and choices, and for long
 * ones beside the event loop. Refuses with `too-busy` or `takes-too-long`.
 */
export async function mergeTexts(
  { workers, kept }: Pick<Platform, 'workers' | 'kept'>,
  { base, ours, theirs }: ToMerge,
  { choices = [], budget }: MergeWish = {},
): Promise<Merged> {
  const task: MergeTask = { texts: [jsonBytes(base), jsonBytes(ours), jsonBytes(theirs)], choices, budget }
  const size = task.texts.reduce((sum, { length }) => sum + length, 0)
  const merged = await kept.get<Merged>(keyOf(task), async () => [
    size <= mostAtOnce ? { value: mergedOf(task) } : { bytes: await workers.run<Uint8Array>(program, task) },
  ])
  return merged.part(0)
}

function keyOf({ texts, choices, budget }: MergeTask): string {
  const hashes = [...texts, JSON.stringify(choices)].map(sha256)
  return `merge ${hashes.join(' ')} ${budget ?? ''}`
}

/**
 * [RV23] As it is proposed: with a decision on every conflict. Refuses with `conflicts-left` or `merge-moved-on`. It may take long,
 * so it is worked out before anything is locked.
 */
export async function settledMerge(
  platform: Pick<Platform, 'workers' | 'kept'>,
  three: ToMerge,
  choices: readonly Choice[],
): Promise<DocumentJson> {
  const { document, conflicts, unfit } = await mergeTexts(platform, three, { choices })
  if (unfit.length > 0) refuseWith('merge-moved-on', { unfit })
  const decided = new Set(choices.map(({ conflict }) => conflict))
  const left = conflicts.filter(({ id }) => !decided.has(id)).map(({ id }) => id)
  if (left.length > 0) refuseWith('conflicts-left', { conflicts: left })
  // Two texts within the bounds of a document can make one beyond them.
  return orThrow(parseDocument(document))
}

/** Characters that somebody wrote to settle conflicts. */
export function ownCharacters(choices: readonly Choice[]): number {
  return choices.reduce((sum, { words = '' }) => sum + sizeOf(textOnly(words)).characters, 0)
}

function textOnly(words: string): DocumentJson {
  const text = { type: 'text', text: words }
  return { type: 'doc', content: words === '' ? [] : [{ type: 'paragraph', content: [text] }] }
}
