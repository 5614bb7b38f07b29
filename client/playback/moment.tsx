import type { DraftMoment, DraftTimeline } from '@fieldword/shared/collab/history-contract.ts'
import type { DocumentJson } from '@fieldword/shared/document/document.ts'
import { ServerHtml } from '../ui/server-html.tsx'
import { cutByAuthor } from './authored.ts'
import { authoredHtml } from './authored-html.ts'
import { type Hands, handsOf } from './hands.ts'
import { editInWords, momentInWords } from './moment-words.ts'
import { sharesHtml } from './shares-html.ts'

interface MomentProps {
  readonly timeline: DraftTimeline
  readonly moment: DraftMoment
}

/** The text as it read at a moment, and who wrote what of it. */
export function Moment({ timeline, moment }: MomentProps) {
  const hands = handsOf(timeline.people)
  const document = cutByAuthor(moment.document, moment.runs)
  return (
    <section className="mom" aria-label="The text at this moment" data-moment="">
      <header>
        <div>
          <h2>
            As it read on <span data-time="">{momentInWords(moment.at)}</span>
          </h2>
          <p className="fw-help" data-edit="">
            {editInWords(moment.seq, timeline.lastSeq, nameOf(hands, moment.by))}
          </p>
        </div>
        <label className="mom__who">
          <input type="checkbox" defaultChecked /> Who wrote what
        </label>
      </header>
      <Text document={document} hands={hands} />
    </section>
  )
}

export function nameOf(hands: Hands, by: string | null): string | null {
  return by === null ? null : (hands.get(by)?.person.name ?? null)
}

function Text({ document, hands }: { readonly document: DocumentJson; readonly hands: Hands }) {
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls by itself must be reachable by keyboard */}
      <section className="mom__text" data-text="" aria-label="Text" tabIndex={0}>
        <ServerHtml className="prose" html={authoredHtml(document, hands)} />
      </section>
      <ServerHtml className="mom__key" html={sharesHtml(document, hands)} />
    </>
  )
}
