import { Empty } from '../ui/empty.tsx'
import { handsOf } from './hands.ts'
import type { PlaybackAnswer } from './load-playback.ts'
import { Moment, nameOf } from './moment.tsx'
import { Scrubber } from './scrubber.tsx'

interface PlaybackProps {
  readonly answer: PlaybackAnswer
  readonly slug: string
  /** What stands beside the text. */
  readonly children: React.ReactNode
  /** A text to read instead of the draft's: before it, or in its place where there is none. */
  readonly reading: React.ReactNode
}

/** [COL32] Over the revisions the typing between them, and beside them the text at any moment of it. */
export function Playback({ answer, slug, children, reading }: PlaybackProps) {
  switch (answer.kind) {
    case 'hidden':
      return (
        <Beside>
          {children}
          {reading}
        </Beside>
      )
    case 'withheld':
      return (
        <>
          <section className="scr scr--none" aria-label="Playback of the working draft">
            <Empty>Part of this page’s history is hidden, so what was typed is played back to moderators only.</Empty>
          </section>
          <Beside>
            {children}
            {reading}
          </Beside>
        </>
      )
    case 'empty':
      return (
        <>
          <section className="scr scr--none" aria-label="Playback of the working draft">
            <Empty action={{ name: 'Open the draft', href: `/wiki/${slug}/edit` }}>
              Nobody has typed in the working draft yet. Once somebody has, it can be played back here.
            </Empty>
          </section>
          <Beside>
            {children}
            {reading}
          </Beside>
        </>
      )
    case 'there': {
      const { timeline, moment, from, to } = answer
      const name = nameOf(handsOf(timeline.people), moment.by)
      return (
        <>
          <Scrubber timeline={timeline} at={moment.seq} time={moment.at} name={name} from={from} to={to} />
          <Beside>
            {children}
            <div className="his2__texts">
              {reading}
              <Moment timeline={timeline} moment={moment} />
            </div>
          </Beside>
        </>
      )
    }
  }
}

function Beside({ children }: { readonly children: React.ReactNode }) {
  return <div className="his2">{children}</div>
}
