import { refuse } from '../kernel/refusals.ts'
import type { Result } from '../kernel/result.ts'
import type { IssueScope, IssueState } from './disposition-vocabulary.ts'

/** An issue and what stands under it, by the ids of contributions. */
export interface Issue {
  readonly id: string
  readonly state: IssueState
  readonly standing: ReadonlySet<string>
}

/** [PR150] An issue is about an element, about the whole, or about what is missing. */
export function scoped(scope: IssueScope, elementId: string | null): Result<true> {
  return (scope === 'element') === (elementId !== null) ? true : refuse('issue-scope')
}

/** [PR151] What is put under an issue anew; what stands there already stays as it is. */
export function place({ state, standing }: Issue, contributionIds: readonly string[]): Result<string[]> {
  if (state === 'merged') return refuse('issue-merged')
  return [...new Set(contributionIds)].filter(id => !standing.has(id))
}

/** [PR151] What is taken out. */
export function takeOut({ state, standing }: Issue, contributionIds: readonly string[]): Result<string[]> {
  if (state === 'merged') return refuse('issue-merged')
  const taken = [...new Set(contributionIds)].filter(id => standing.has(id))
  return taken.length > 0 ? taken : refuse('already-so')
}

/** [PR152] Which contributions go over, where one issue goes into another. */
export function merge(from: Issue, into: Issue): Result<string[]> {
  if (from.id === into.id) return refuse('issue-into-itself')
  if (from.state === 'merged' || into.state === 'merged') return refuse('issue-merged')
  return [...from.standing].filter(id => !into.standing.has(id))
}

/** [PR153] Which contributions go into a new issue: some, and not all. */
export function split({ state, standing }: Issue, contributionIds: readonly string[]): Result<string[]> {
  if (state === 'merged') return refuse('issue-merged')
  const leaving = [...new Set(contributionIds)].filter(id => standing.has(id))
  if (leaving.length === 0) return refuse('nothing-chosen')
  return leaving.length < standing.size ? leaving : refuse('issue-left-empty')
}

/** [PR154] Whoever made a contribution says that it stands in the wrong place, once until they are answered. */
export function contest(authorId: string | null, by: string, isOpen: boolean): Result<true> {
  if (by !== authorId) return refuse('not-your-contribution')
  return isOpen ? refuse('contest-open') : true
}

/** [PR154] An editor answers, who did not contest it. */
export function answerContest(
  contested: { readonly byId: string; readonly answered: boolean },
  by: string,
): Result<true> {
  if (contested.answered) return refuse('contest-answered')
  return contested.byId === by ? refuse('contest-own') : true
}
