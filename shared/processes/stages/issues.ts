import { z } from 'zod'
import type { StageDesign } from '../stage.ts'

export const issuesPlan = z.strictObject({})
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
