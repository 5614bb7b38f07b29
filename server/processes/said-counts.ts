import { type Counting, kept } from './kept-counts.ts'
import { type CellRow, countAuthors, countByElement } from './report-queries.ts'

/** [PR310] [PR388] How much was said in these stages of which element. */
export function saidOf(counting: Counting, stages: readonly { readonly id: string }[]): Promise<CellRow[]> {
  const stageIds = stages.map(({ id }) => id)
  return kept(counting, ['said', stageIds], () => countByElement(counting.tx, counting.process.id, stageIds))
}

/** [PR388] How many people said something. */
export function authorsOf(counting: Counting): Promise<number> {
  return kept(counting, ['authors'], () => countAuthors(counting.tx, counting.process.id))
}
