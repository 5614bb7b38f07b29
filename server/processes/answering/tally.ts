import type { AnswerTally } from '@fieldword/shared/processes/answer-tally.ts'
import { type Counting, kept } from '../kept-counts.ts'
import { type AnswerCell, type AsOf, readAnswerCells, readAnswerTally } from './figures-queries.ts'
import type { Units } from './unit-queries.ts'

/** [PR388] How everything was answered. */
export function tallyOf(counting: Counting, of: Units, at: AsOf = null): Promise<AnswerTally> {
  return kept(counting, ['answers', of, at], () => readAnswerTally(counting.tx, of, at))
}

/** [PR376] [PR388] The same by element, type and answer. */
export function cellsOf(counting: Counting, of: Units, at: AsOf): Promise<AnswerCell[]> {
  return kept(counting, ['cells', of, at], () => readAnswerCells(counting.tx, of, at))
}
