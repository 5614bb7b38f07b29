import { z } from 'zod'
import { clusteredByDefault } from '../disposition-vocabulary.ts'
import type { StageDesign } from '../stage.ts'
import { contributionKind } from '../vocabulary.ts'

export const issuesPlan = z.strictObject({
  /** What has to be in an issue before the stage is left. */
  kinds: z
    .array(contributionKind)
    .min(1)
    .max(5)
    .default([...clusteredByDefault]),
})
export type IssuesPlan = z.infer<typeof issuesPlan>

export const issuesStage: StageDesign<typeof issuesPlan> = {
  kind: 'issues',
  title: 'Issue register',
  purpose: 'Editors put what came in under issues; whoever said it may contest where it stands.',
  who: ['editor'],
  visibility: 'live',
  days: 14,
  plan: issuesPlan,
}
