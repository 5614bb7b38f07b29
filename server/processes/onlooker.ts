import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import { type Onlooker, seesAll } from '@fieldword/shared/processes/sight.ts'
import type { Access } from './access.ts'
import type { StageRow } from './queries.ts'

/** Somebody in a process, as far as what they see of it depends on it. */
export function onlookerOf({
  actor,
  involved,
}: {
  readonly actor: Actor
  readonly involved: Access['involved']
}): Onlooker {
  return { involved, runs: can(actor, 'process:run', { involved }), moderates: can(actor, 'comment:moderate') }
}

/** [PR76] Those of which they see all that came in. */
export function stagesSeen(stages: readonly StageRow[], onlooker: Onlooker): readonly StageRow[] {
  return stages.filter(stage => seesAll(stage, onlooker))
}
