import {
  IconArchive,
  IconArrowBackUp,
  IconCircleCheck,
  IconCircleDot,
  IconCircleX,
  IconClock,
  IconMessageCircle,
  IconPencil,
  IconSeedling,
} from '@tabler/icons-react'

const states = {
  approved: { tint: 'approved', Icon: IconCircleCheck, word: 'Approved' },
  reviewed: { tint: 'approved', Icon: IconCircleCheck, word: 'Reviewed' },
  current: { tint: 'now', Icon: IconCircleDot, word: 'Current' },
  pending: { tint: 'pending', Icon: IconClock, word: 'Pending review' },
  open: { tint: 'pending', Icon: IconClock, word: 'Open' },
  changes_requested: { tint: 'pending', Icon: IconMessageCircle, word: 'Changes requested' },
  rejected: { tint: 'rejected', Icon: IconCircleX, word: 'Rejected' },
  withdrawn: { tint: 'idle', Icon: IconArrowBackUp, word: 'Withdrawn' },
  in_force: { tint: 'approved', Icon: IconCircleCheck, word: 'In force' },
  working: { tint: 'pending', Icon: IconPencil, word: 'Working version' },
  superseded: { tint: 'idle', Icon: IconArchive, word: 'Superseded' },
  stub: { tint: 'idle', Icon: IconSeedling, word: 'Stub' },
  unapproved: { tint: 'idle', Icon: IconClock, word: 'Not approved yet' },
} as const

export type State = keyof typeof states

interface BadgeProps {
  readonly state: State
  /** Another word for the same state, where a sentence around it wants one. */
  readonly children?: string
}

/** A state: icon, word and tint, always all three. */
export function Badge({ state, children }: BadgeProps) {
  const { tint, Icon, word } = states[state]
  return (
    <span className="fw-badge" data-s={tint}>
      <Icon className="i" aria-hidden="true" />
      {children ?? word}
    </span>
  )
}
