import type { Charter } from './charter.ts'
import type { Involvement, StageState, StageVisibility } from './vocabulary.ts'

/** What somebody is to a process, as far as what they see depends on it. */
export interface Onlooker {
  readonly involved: readonly Involvement[]
  /** Runs the process. */
  readonly runs: boolean
  readonly moderates: boolean
}

/** Of the process: whoever was given a role in it. */
export function isOfIt({ involved, runs }: Onlooker): boolean {
  return runs || involved.some(is => is !== 'field' && is !== 'public')
}

/**
 * [PR13] [PR76] Whether what came into a stage is seen by them. Blind: by nobody until it is closed, but for those who run the process or
 * moderate, who have to deal with what does not belong there; and everybody their own.
 */
export function seesAll(
  { visibility, state }: { readonly visibility: StageVisibility; readonly state: StageState },
  onlooker: Onlooker,
): boolean {
  switch (visibility) {
    case 'live':
      return true
    case 'blind':
      return state === 'closed' || onlooker.runs || onlooker.moderates
    case 'private':
      return isOfIt(onlooker) || onlooker.moderates
  }
}

/** [PR77] Whether they read by whom something was said. */
export function seesNames({ names }: Pick<Charter, 'names'>, onlooker: Onlooker): boolean {
  return names === 'public' || isOfIt(onlooker)
}
