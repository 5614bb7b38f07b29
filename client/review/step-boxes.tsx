import type { DecisionKind, ReviewView } from '@fieldword/shared/review/contract.ts'
import type { Refused } from '../platform/page.ts'
import type { Sent } from './review-form.ts'
import { StepBox } from './step-box.tsx'

interface StepBoxesProps {
  readonly review: ReviewView
  readonly sent: Sent
  readonly refused: Refused | null
}

interface Step {
  readonly kind: DecisionKind
  readonly means: string
  readonly act: string
  readonly asksWhy?: boolean
}

/** What this person may do with the review besides deciding on it; a script is needed for none of it. */
export function StepBoxes({ review, sent, refused }: StepBoxesProps) {
  return stepsOf(review)
    .filter(({ kind }) => review.may[kind])
    .map(step => <StepBox key={step.kind} {...{ review, sent, refused, ...step }} />)
}

function stepsOf({ revision, page, baseNumber, state }: ReviewView): Step[] {
  const number = `r${revision.number}`
  const before = baseNumber === null ? 'and nothing of this page is approved' : `and visitors read r${baseNumber} again`
  return [
    {
      kind: 'take_back',
      means: `You approved ${number}. As long as it waits you may take that back.`,
      act: 'Take my approval back',
    },
    {
      kind: 'withdraw',
      means: `Withdrawing closes ${number}. What you wrote stays in the draft.`,
      act: `Withdraw ${number}`,
    },
    {
      kind: 'reopen',
      means: `${state === 'withdrawn' ? 'You withdrew' : 'It was rejected:'} ${number}. Reopened, it waits for review again, without approvals.`,
      act: `Reopen ${number}`,
      asksWhy: true,
    },
    {
      kind: 'revert',
      means: `Takes back the approval of ${number}: it waits for review again, ${before} on “${page.title}”.`,
      act: 'Revert the approval',
      asksWhy: true,
    },
  ]
}
