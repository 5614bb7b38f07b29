import type { ReactionKind } from '@fieldword/shared/discussion/contract.ts'

export const reactionWords = {
  agree: 'Agree',
  disagree: 'Disagree',
  thanks: 'Thanks',
  unclear: 'Unclear',
} as const satisfies Record<ReactionKind, string>
