import { IconAlertTriangle, IconInfoCircle, IconLink, IconQuote, IconUserPlus } from '@tabler/icons-react'
import type { Hinted } from './hints.ts'

const icons: Partial<Record<Hinted['hint'], typeof IconQuote>> = {
  'first-edit': IconUserPlus,
  'new-links': IconLink,
  'no-source': IconQuote,
}

/** What to look out for, each an icon and its words. */
export function HintList({ hints }: { readonly hints: readonly Hinted[] }) {
  if (hints.length === 0) return <span className="fw-muted">Nothing flagged</span>
  return (
    <span className="risks">
      {hints.map(({ hint, words, weight }) => {
        const Icon = icons[hint] ?? (weight === 'idle' ? IconInfoCircle : IconAlertTriangle)
        return (
          <span key={words} className="risk" data-s={weight}>
            <Icon className="i" aria-hidden="true" />
            {words}
          </span>
        )
      })}
    </span>
  )
}
