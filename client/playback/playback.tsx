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
}

/** [COL32] Over the revisions the typing between them, and beside them the text at any moment of it. */
export function Playback({ answer, slug, children }: PlaybackProps) {
  switch (answer.kind) {
    case 'hidden':
      return children
    case 'empty':
      return (
        <>
          <section className="scr scr--none" aria-label="Playback of the working draft">
            <Empty action={{ name: 'Open the draft', href: `/wiki/${slug}/edit` }}>
              Nobody has typed in the working draft yet. Once somebody has, it can be played back here.
            </Empty>
          </section>
          {children}
        </>
      )
    case 'there': {
      const { timeline, moment, from, to } = answer
      const name = nameOf(handsOf(timeline.people), moment.by)
      return (
        <>
          <Scrubber timeline={timeline} at={moment.seq} time={moment.at} name={name} from={from} to={to} />
          <div className="his2">
            {children}
            <Moment timeline={timeline} moment={moment} />
          </div>
        </>
      )
    }
  }
}
