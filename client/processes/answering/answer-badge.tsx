import type { DispositionKind } from '@fieldword/shared/processes/disposition-vocabulary.ts'
import { IconArrowForward, IconCheck, IconCircleDashed, IconCopy, IconEye, IconMinus } from '@tabler/icons-react'
import { answerWords, choiceWords } from './words.ts'

const looks = {
  accepted: { tint: 'approved', Icon: IconCheck },
  accepted_in_part: { tint: 'approved', Icon: IconCheck },
  declined: { tint: 'idle', Icon: IconMinus },
  noted: { tint: 'idle', Icon: IconEye },
  duplicate: { tint: 'idle', Icon: IconCopy },
  deferred: { tint: 'idle', Icon: IconArrowForward },
  out_of_scope: { tint: 'idle', Icon: IconMinus },
} as const

interface AnswerBadgeProps {
  readonly kind: DispositionKind | null
  readonly duplicateOf?: number | null
  /** In the words of who chooses it. */
  readonly asChoice?: boolean
}

/** An answer: icon, word and tint. None where nothing is set. */
export function AnswerBadge({ kind, duplicateOf = null, asChoice = false }: AnswerBadgeProps) {
  if (kind === null) {
    return (
      <span className="fw-badge" data-s="pending">
        <IconCircleDashed className="i" aria-hidden="true" />
        Not set
      </span>
    )
  }
  const { tint, Icon } = looks[kind]
  const word =
    kind === 'duplicate' ? `Duplicate of ${duplicateOf ?? '…'}` : (asChoice ? choiceWords : answerWords)[kind]
  return (
    <span className="fw-badge" data-s={tint}>
      <Icon className="i" aria-hidden="true" />
      {word}
    </span>
  )
}
