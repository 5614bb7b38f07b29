import { inFigures } from '@fieldword/shared/kernel/figures.ts'
import type { Writer } from '@fieldword/shared/revisions/authorship-contract.ts'
import { SideSection } from '../ui/side-section.tsx'
import type { Hand } from './hands.ts'

/** Of many who wrote a little the rest is folded away. */
const shown = 8

interface SharesProps {
  readonly writers: readonly Writer[]
  readonly hands: readonly Hand[]
}

/** [WHO20] The key: whose letters and line mean whom, and how much of the text is theirs. */
export function Shares({ writers, hands }: SharesProps) {
  return (
    <SideSection title="Who wrote it">
      <ShareList writers={writers} hands={hands} from={0} to={shown} />
      {writers.length > shown ? (
        <details className="who__more">
          <summary>{writers.length - shown} more</summary>
          <ShareList writers={writers} hands={hands} from={shown} to={writers.length} />
        </details>
      ) : null}
    </SideSection>
  )
}

interface ShareListProps extends SharesProps {
  readonly from: number
  readonly to: number
}

function ShareList({ writers, hands, from, to }: ShareListProps) {
  return (
    <ul className="who__key">
      {writers.slice(from, to).map((writer, index) => {
        const hand = hands[from + index]
        return hand ? <Share key={hand.name} writer={writer} hand={hand} place={from + index} /> : null
      })}
    </ul>
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
      <b className="fw-num" title={`${inFigures(writer.characters)} characters`}>
        {percentInWords(writer)}
      </b>
    </li>
  )
}

/** "38 %"; of who wrote a word or two no 0 is said. */
export function percentInWords({ percent, characters }: Pick<Writer, 'percent' | 'characters'>): string {
  return percent === 0 && characters > 0 ? '<1 %' : `${percent} %`
}
