import {
  IconArrowsJoin2,
  IconArrowsLeftRight,
  IconArrowsSplit2,
  IconBold,
  IconEqual,
  IconMinus,
  IconPencil,
  IconPlus,
} from '@tabler/icons-react'

const kinds = {
  kept: { tint: 'kept', Icon: IconEqual, word: 'Kept' },
  reworded: { tint: 'reworded', Icon: IconPencil, word: 'Reworded' },
  split: { tint: 'split', Icon: IconArrowsSplit2, word: 'Split' },
  merged: { tint: 'split', Icon: IconArrowsJoin2, word: 'Joined' },
  new: { tint: 'new', Icon: IconPlus, word: 'New' },
  added: { tint: 'new', Icon: IconPlus, word: 'Added' },
  moved: { tint: 'moved', Icon: IconArrowsLeftRight, word: 'Moved' },
  retired: { tint: 'removed', Icon: IconMinus, word: 'Removed' },
  removed: { tint: 'removed', Icon: IconMinus, word: 'Removed' },
  formatting: { tint: 'kept', Icon: IconBold, word: 'Formatting' },
} as const

/** Of rows of two revisions and of rows of two versions alike. */
export type ChangeOf = keyof typeof kinds

interface KindProps {
  readonly kind: ChangeOf
  /** A more exact word for the same kind. */
  readonly children?: string
}

/** The kind of a change: icon, word and tint. */
export function Kind({ kind, children }: KindProps) {
  const { tint, Icon, word } = kinds[kind]
  return (
    <span className="fw-kind" data-k={tint}>
      <Icon className="i" aria-hidden="true" />
      {children ?? word}
    </span>
  )
}

/** The bare icon, where the words beside it say the kind. */
export function KindIcon({ kind }: { readonly kind: ChangeOf }) {
  const { Icon } = kinds[kind]
  return <Icon className="i" aria-hidden="true" />
}
