import { captureAnchor } from '@fieldword/shared/discussion/anchor-capture.ts'
import type { Anchor } from '@fieldword/shared/discussion/anchor-contract.ts'
import { FlatText, type TextPlace } from '@fieldword/shared/discussion/flat-text.ts'
import type { DocumentJson } from '@fieldword/shared/document/document.ts'
import type { Editor } from '@tiptap/core'
import { useSending } from '../../platform/use-sending.ts'
import { blockPlaces, rangeOf } from './block-places.ts'

interface CandidatesProps {
  readonly editor: Editor
  readonly places: readonly TextPlace[]
  onChoose(anchor: Anchor): Promise<void>
}

/** [DSC63] The same words in several places, for a person to say which were meant. */
export function Candidates({ editor, places, onChoose }: CandidatesProps) {
  const { busy, failure, send } = useSending()
  const blocks = blockPlaces(editor.state.doc)
  const choose = (place: TextPlace) =>
    send(async () => {
      const words = captureAnchor(new FlatText(editor.getJSON() as DocumentJson), place)
      if (words) await onChoose({ place: { kind: 'draft' }, ...words })
    })
  return (
    <>
      <ul className="cmt__which">
        {places.map(place => {
          const range = rangeOf(blocks, place)
          if (!range) return null
          const { doc } = editor.state
          const words = (from: number, to: number) =>
            doc.textBetween(Math.max(0, from), Math.min(to, doc.content.size), ' ', ' ')
          return (
            <li key={range.from}>
              <button type="button" disabled={busy} onClick={() => choose(place)}>
                … {words(range.from - 24, range.from)}
                <mark className="cm">{words(range.from, range.to)}</mark>
                {words(range.to, range.to + 24)} …
              </button>
            </li>
          )
        })}
      </ul>
      {failure ? (
        <p className="fw-error" role="alert">
          {failure.message}
        </p>
      ) : null}
    </>
  )
}
