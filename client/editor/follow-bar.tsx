import { IconEye, IconEyeOff } from '@tabler/icons-react'
import type { Following } from './following.ts'

interface FollowBarProps {
  readonly following: Following
  readonly onStop: () => void
}

/** Says quietly whose caret the page goes along with, and how to stop. */
export function FollowBar({ following, onStop }: FollowBarProps) {
  switch (following.kind) {
    case 'nobody':
      return null
    case 'over':
      return (
        <section className="ed__follow" aria-label="Following">
          <IconEyeOff className="i" aria-hidden="true" />
          {following.words}
        </section>
      )
    case 'somebody': {
      const { person, isReading } = following
      return (
        <section className="ed__follow" data-p={person.colour} aria-label="Following">
          <IconEye className="i" aria-hidden="true" />
          <span>
            Following {person.name}
            {isReading ? ', who is reading' : null}
          </span>
          <button type="button" onClick={onStop}>
            Stop <kbd>Esc</kbd>
          </button>
        </section>
      )
    }
  }
}
