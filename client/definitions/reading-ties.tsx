import type { LineageReadingView } from '@fieldword/shared/definitions/lineage-contract.ts'
import { Kind } from '../ui/kind.tsx'
import { Mov } from './lineage-editor/marked-words.tsx'
import { nameOfTie, wordOfKind } from './lineage-editor/tie-words.ts'

/** Every tie with both texts, the words that went on marked, and why. */
export function ReadingTies({ view }: { readonly view: LineageReadingView }) {
  const { ties, from, to, fromElements, toElements } = view
  return (
    <ol className="lnr" aria-label="Ties">
      {ties.map(tie => {
        const earlier = fromElements.find(({ elementId }) => elementId === tie.from)
        const later = toElements.find(({ elementId }) => elementId === tie.to)
        return (
          <li key={`${tie.from} ${tie.to}`}>
            <p className="lnr__name">
              {nameOfTie(tie, view)} <Kind kind={tie.kind}>{wordOfKind(tie, view)}</Kind>
            </p>
            <dl className="lnr__texts">
              {earlier ? (
                <div>
                  <dt>
                    {from.label}, {earlier.number}
                  </dt>
                  <dd>
                    <Mov text={earlier.text} spans={tie.carried} />
                  </dd>
                </div>
              ) : null}
              {later ? (
                <div>
                  <dt>
                    {to.label}, {later.number}
                  </dt>
                  <dd>
                    <Mov text={later.text} spans={tie.arrived} />
                  </dd>
                </div>
              ) : null}
              {tie.rationale ? (
                <div>
                  <dt>Why</dt>
                  <dd className="lnr__why">{tie.rationale}</dd>
                </div>
              ) : null}
            </dl>
          </li>
        )
      })}
    </ol>
  )
}
