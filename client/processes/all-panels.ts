import type { StageKind } from '@fieldword/shared/processes/vocabulary.ts'
import type { StagePanel } from './panels.ts'
import { adoptionPanel } from './stages/adoption.tsx'
import { charterPanel } from './stages/charter.tsx'
import { commentPanel } from './stages/comment.tsx'
import { conveningPanel } from './stages/convening.tsx'
import { dispositionPanel } from './stages/disposition.tsx'
import { draftingPanel } from './stages/drafting.tsx'
import { inputPanel } from './stages/input.tsx'
import { issuesPanel } from './stages/issues.tsx'
import { lastCallPanel } from './stages/last-call.tsx'
import { maintenancePanel } from './stages/maintenance.tsx'
import { ratingPanel } from './stages/rating.tsx'

/** [PR10] */
export const panelOf: { readonly [Kind in StageKind]: StagePanel } = {
  charter: charterPanel,
  input: inputPanel,
  issues: issuesPanel,
  drafting: draftingPanel,
  comment: commentPanel,
  disposition: dispositionPanel,
  rating: ratingPanel,
  convening: conveningPanel,
  last_call: lastCallPanel,
  adoption: adoptionPanel,
  maintenance: maintenancePanel,
}
