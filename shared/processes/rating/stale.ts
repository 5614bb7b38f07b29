import type { FrozenRound } from './frozen.ts'

/**
 * [PR178] Whether what was said of an element in the first of these rounds, which follow each other, is about what stands in the last: in
 * each its words are those of the round before, or differ from them in mark-up or editorially alone.
 */
export function stands(element: string, rounds: readonly FrozenRound[]): boolean {
  return rounds.slice(1).every((later, at) => {
    const [was, is] = [rounds[at], later].map(round => round?.wordings.find(({ id }) => id === element))
    return (
      was !== undefined && is !== undefined && (was.hash === is.hash || later.editorial?.includes(element) === true)
    )
  })
}
