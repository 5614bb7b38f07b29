import type { StageKind } from '@fieldword/shared/processes/vocabulary.ts'
import type { StageParts } from './stage-parts.ts'
import { adoptionParts } from './stages/adoption.ts'
import { charterParts } from './stages/charter.ts'
import { commentParts } from './stages/comment.ts'
import { conveningParts } from './stages/convening.ts'
import { dispositionParts } from './stages/disposition.ts'
import { draftingParts } from './stages/drafting.ts'
import { inputParts } from './stages/input.ts'
import { issuesParts } from './stages/issues.ts'
import { lastCallParts } from './stages/last-call.ts'
import { maintenanceParts } from './stages/maintenance.ts'
import { ratingParts } from './stages/rating.ts'

/** [PR10] */
export const partsOf: { readonly [Kind in StageKind]: StageParts } = {
  charter: charterParts,
  input: inputParts,
  issues: issuesParts,
  drafting: draftingParts,
  comment: commentParts,
  disposition: dispositionParts,
  rating: ratingParts,
  convening: conveningParts,
  last_call: lastCallParts,
  adoption: adoptionParts,
  maintenance: maintenanceParts,
}
