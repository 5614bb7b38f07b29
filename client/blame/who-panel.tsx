import type { Authorship } from '@fieldword/shared/revisions/authorship-contract.ts'
import { ServerHtml } from '../ui/server-html.tsx'
import { Brought } from './brought.tsx'
import { handsOf } from './hands.ts'
import { PassageCard } from './passage-card.tsx'
import { Shares } from './shares.tsx'
import { writtenHtml } from './written-html.ts'

interface WhoPanelProps {
  readonly authorship: Authorship
  readonly name: string
  /** Path and query of this page. */
  readonly here: string
}

/** [WHO20] [WHO21] The same in a panel beside something else: the text scrolls by itself, the rest stands below it. */
export function WhoPanel({ authorship, name, here }: WhoPanelProps) {
  const { writers, pageSlug } = authorship
  const hands = handsOf(writers)
  return (
    <div className="who-panel" data-who={pageSlug}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls by itself must be reachable by keyboard */}
      <section className="mom__text" data-who-text="" aria-label={name} tabIndex={0}>
        <ServerHtml className="prose" html={writtenHtml(authorship, hands)} />
      </section>
      <PassageCard />
      <Shares writers={writers} hands={hands} />
      <Brought authorship={authorship} here={here} />
    </div>
  )
}
