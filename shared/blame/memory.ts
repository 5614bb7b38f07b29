import { lengthOfRuns } from './origins.ts'
import type { Passage } from './passages.ts'

/** [WHO5] Revisions back that a removal is remembered. */
export const rememberedRevisions = 400
/** [WHO5] Characters that are remembered: the removals after those that reach this are forgotten. */
export const rememberedCharacters = 200_000

/** What the revisions before one took out, the latest first, within the bounds of what is remembered. */
export class Memory {
  /** By revision, the latest first. One that took nothing out counts as well. */
  #removals: readonly (readonly Passage[])[] = []

  constructor(removals: readonly (readonly Passage[])[] = []) {
    this.#removals = within(removals)
  }

  get passages(): Passage[] {
    return this.#removals.flat()
  }

  add(removed: readonly Passage[]): void {
    this.#removals = within([removed, ...this.#removals])
  }
}

/** The removal that passes the bound is kept whole: who blanks a page is the one who is put right most often. */
function within(removals: readonly (readonly Passage[])[]): (readonly Passage[])[] {
  const kept: (readonly Passage[])[] = []
  let characters = 0
  for (const removed of removals.slice(0, rememberedRevisions)) {
    if (characters >= rememberedCharacters) break
    kept.push(removed)
    characters += charactersOf(removed)
  }
  return kept
}

export function charactersOf(removed: readonly Passage[]): number {
  return removed.reduce((sum, { runs }) => sum + lengthOfRuns(runs), 0)
}
