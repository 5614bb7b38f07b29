import type { StageDesign } from './stage.ts'
import { adoptionStage } from './stages/adoption.ts'
import { charterStage } from './stages/charter.ts'
import { commentStage } from './stages/comment.ts'
import { conveningStage } from './stages/convening.ts'
import { dispositionStage } from './stages/disposition.ts'
import { draftingStage } from './stages/drafting.ts'
import { inputStage } from './stages/input.ts'
import { issuesStage } from './stages/issues.ts'
import { lastCallStage } from './stages/last-call.ts'
import { maintenanceStage } from './stages/maintenance.ts'
import { ratingStage } from './stages/rating.ts'
import type { StageKind } from './vocabulary.ts'

/** [PR11] Every kind of stage there is. */
export const designs: { readonly [Kind in StageKind]: StageDesign } = {
  charter: charterStage,
  input: inputStage,
  issues: issuesStage,
  drafting: draftingStage,
  comment: commentStage,
  disposition: dispositionStage,
  rating: ratingStage,
  convening: conveningStage,
  last_call: lastCallStage,
  adoption: adoptionStage,
  maintenance: maintenanceStage,
}
