import type { DraftTimeline } from '@fieldword/shared/collab/history-contract.ts'
import { IconPlayerPlay } from '@tabler/icons-react'
import { editInWords, momentInWords, sumInWords } from './moment-words.ts'
import { barsOf, flagsOf } from './scale.ts'

interface ScrubberProps {
  readonly timeline: DraftTimeline
  readonly at: number
  /** When the edit at the playhead was made. */
  readonly time: string
  readonly from: number | null
  readonly to: number | null
  readonly name: string | null
}

const height = 46

/**
 * The typing of the draft as a track with a playhead: a slider, which is a form without scripts. Percentages and heights are
 * attributes of an SVG, because the content security policy forbids styles in the page.
 */
export function Scrubber({ timeline, at, time, from, to, name }: ScrubberProps) {
  const { lastSeq, edits, people } = timeline
  return (
    <form
      className="scr"
      aria-label="Playback of the working draft"
      data-playback={timeline.pageSlug}
      data-from={from ?? undefined}
      data-to={to ?? undefined}
    >
      <button type="button" className="fw-iconbtn scr__play" aria-label="Play" data-play="" hidden>
        <IconPlayerPlay className="i" aria-hidden="true" />
      </button>
      <div className="scr__track">
        <Flags timeline={timeline} />
        <Bars timeline={timeline} at={at} />
        <input
          className="scr__slider"
          type="range"
          name="at"
          min={1}
          max={lastSeq}
          defaultValue={at}
          aria-label="Moment"
          aria-valuetext={`${momentInWords(time)}. ${editInWords(at, lastSeq, name)}`}
        />
        <output className="scr__now" hidden />
      </div>
      <div className="scr__end">
        <noscript>
          <button type="submit" className="fw-btn fw-btn--sm">
            Show this moment
          </button>
        </noscript>
        <div className="fw-seg" data-speeds="" hidden>
          {[1, 8].map(speed => (
            <button
              key={speed}
              type="button"
              data-speed={speed}
              aria-pressed={speed === 1}
              aria-label={`Speed ${speed}×`}
            >
              {speed}×
            </button>
          ))}
        </div>
        <span className="fw-help fw-num">{sumInWords(edits, people.length)}</span>
      </div>
      <div className="scr__part" data-part="" hidden>
        <button type="button" className="fw-btn fw-btn--sm" data-mark="from">
          Start here
        </button>
        <button type="button" className="fw-btn fw-btn--sm" data-mark="to">
          End here
        </button>
        <span className="fw-help" data-part-words="" />
        <button type="button" className="fw-btn fw-btn--sm fw-btn--quiet" data-mark="none" hidden>
          Play all of it
        </button>
        <span className="scr__who" data-now="" />
        <span className="scr__problem" role="alert" data-problem="" />
        <span className="fw-vh" role="status" data-said="" />
      </div>
    </form>
  )
}

function Flags({ timeline }: { readonly timeline: DraftTimeline }) {
  return (
    <svg className="scr__flags" width="100%" height={70} aria-hidden="true">
      {flagsOf(timeline).map(({ seq, label }) => {
        const x = `${((seq - 1) / timeline.lastSeq) * 100}%`
        return (
          <g key={seq}>
            <line x1={x} x2={x} y1={0} y2={70} />
            <text x={x} dx={6} y={12}>
              {label}
            </text>
          </g>
        )
      })}
    </svg>
  )
}

function Bars({ timeline, at }: Pick<ScrubberProps, 'timeline' | 'at'>) {
  const { lastSeq } = timeline
  return (
    <svg className="scr__bars" width="100%" height={height} aria-hidden="true">
      <rect className="scr__chosen" x="0%" width="0%" y={0} height={height} />
      {barsOf(timeline).map(({ fromSeq, toSeq, height: share }) => {
        const tall = Math.max(4, Math.round(share * height))
        const x = ((fromSeq - 1) / lastSeq) * 100
        const wide = (toSeq / lastSeq) * 100 - x - 0.3
        return (
          <rect
            key={fromSeq}
            className="scr__bar"
            data-seq={fromSeq}
            data-after={fromSeq > at ? '' : undefined}
            x={`${x.toFixed(2)}%`}
            width={`${wide.toFixed(2)}%`}
            y={height - tall}
            height={tall}
          />
        )
      })}
    </svg>
  )
}
