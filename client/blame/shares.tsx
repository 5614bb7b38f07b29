import type { Writer } from '@fieldword/shared/revisions/authorship-contract.ts'
import { SideSection } from '../ui/side-section.tsx'
import type { Hand } from './hands.ts'

interface SharesProps {
  readonly writers: readonly Writer[]
  readonly hands: readonly Hand[]
}

/** [WHO20] The key: whose letters and line mean whom, and how much of the text is theirs. */
export function Shares({ writers, hands }: SharesProps) {
  return (
    <SideSection title="Who wrote it">
      <ul className="who__key">
        {writers.map((writer, place) => {
          const hand = hands[place]
          return hand ? <Share key={hand.name} writer={writer} hand={hand} place={place} /> : null
        })}
      </ul>
    </SideSection>
  )
}

function Share({ writer, hand, place }: { readonly writer: Writer; readonly hand: Hand; readonly place: number }) {
  const { name, letters, colour, line } = hand
  return (
    <li data-writer={place}>
      <span className="fw-av fw-av--sm" data-p={letters === null ? 0 : colour} aria-hidden="true">
        {letters ?? '–'}
      </span>
      {letters === null ? (
        <span>{name}</span>
      ) : (
        <span className="bl" data-p={colour} data-l={line}>
          {name}
        </span>
      )}
      <b className="fw-num" title={`${writer.characters.toLocaleString('en-GB')} characters`}>
        {percentInWords(writer)}
      </b>
    </li>
  )
}

/** "38 %"; of who wrote a word or two no 0 is said. */
export function percentInWords({ percent, characters }: Pick<Writer, 'percent' | 'characters'>): string {
  return percent === 0 && characters > 0 ? '<1 %' : `${percent} %`
}
