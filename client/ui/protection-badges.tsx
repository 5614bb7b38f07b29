import type { PageProtection } from '@fieldword/shared/pages/protection-contract.ts'
import { IconLock } from '@tabler/icons-react'
import { demandWords } from './protection-words.ts'

interface ProtectionBadgesProps {
  readonly slug: string
  readonly protection: PageProtection
}

/** [PG49] How a page is protected, in words; they lead to why. Nothing where all is as usual. */
export function ProtectionBadges({ slug, protection }: ProtectionBadgesProps) {
  const words = demandWords(protection, protection.editableUntil)
  if (words.length === 0) return null
  return (
    <ul className="fw-locks" aria-label="Protection">
      {words.map(one => (
        <li key={one}>
          <a className="fw-badge" data-s="wait" href={`/wiki/${slug}/settings#protect`}>
            <IconLock className="i" aria-hidden="true" />
            {one}
          </a>
        </li>
      ))}
    </ul>
  )
}
