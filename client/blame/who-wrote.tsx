import { inFigures } from '@fieldword/shared/kernel/figures.ts'
import type { Authorship } from '@fieldword/shared/revisions/authorship-contract.ts'
import type { ReactNode } from 'react'
import { ServerHtml } from '../ui/server-html.tsx'
import { Brought } from './brought.tsx'
import { handsOf } from './hands.ts'
import { PassageCard } from './passage-card.tsx'
import { Shares } from './shares.tsx'
import { writtenHtml } from './written-html.ts'

interface WhoWroteProps {
  readonly authorship: Authorship
  /** Path and query of this page. */
  readonly here: string
  /** What stands over the text. */
  readonly children?: ReactNode
}

/** [WHO20–WHO22] A text with everybody's words marked, and beside it whose they are and what brought them. */
export function WhoWrote({ authorship, here, children }: WhoWroteProps) {
  const { writers, pageSlug } = authorship
  const hands = handsOf(writers)
  return (
    <div className="who" data-who={pageSlug}>
      <div className="who__main">
        {children}
        <div data-who-text="">
          <ServerHtml className="prose" html={writtenHtml(authorship, hands)} />
        </div>
      </div>
      <aside className="who__side fw-side" aria-label="Who wrote what">
        <PassageCard />
        <Shares writers={writers} hands={hands} />
        <Brought authorship={authorship} here={here} />
      </aside>
    </div>
  )
}

interface StillAtItProps {
  readonly left: number
  readonly here: string
  readonly html: string
}

/** [WHO22] While a long history is looked into: how much is left, and the text as it is. */
export function StillAtIt({ left, here, html }: StillAtItProps) {
  return (
    <>
      <StillNote left={left} here={here} />
      <ServerHtml className="prose" html={html} />
    </>
  )
}

export function StillNote({ left, here }: Omit<StillAtItProps, 'html'>) {
  return (
    <p className="fw-note" role="status">
      Who wrote what is not known yet: {inFigures(left)} {left === 1 ? 'revision is' : 'revisions are'} left to look
      into. <a href={here}>Look again</a>
    </p>
  )
}
