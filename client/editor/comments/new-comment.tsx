import { captureAnchor } from '@fieldword/shared/discussion/anchor-capture.ts'
import type { Anchor } from '@fieldword/shared/discussion/anchor-contract.ts'
import { FlatText } from '@fieldword/shared/discussion/flat-text.ts'
import type { DocumentJson } from '@fieldword/shared/document/document.ts'
import type { Editor } from '@tiptap/core'
import { useId, useState } from 'react'
import { api } from '../../platform/api.ts'
import { placeIn, pointAt, type Range } from './block-places.ts'
import { CommentForm } from './comment-form.tsx'

interface NewCommentProps {
  readonly editor: Editor
  readonly slug: string
  readonly range: Range
  onClose(started: boolean): void
}

/** The card in which a comment begins, beside the words that were selected. */
export function NewComment({ editor, slug, range, onClose }: NewCommentProps) {
  const id = useId()
  const [anchor] = useState(() => anchorOf(editor, range))
  const [proposed, setProposed] = useState<string | null>(null)
  const quote = anchor?.quote?.exact ?? ''
  if (!anchor) {
    return (
      <section className="cmt is-on" aria-label="New comment">
        <p>There is nothing to comment on here. Select some words first.</p>
        <footer>
          <button type="button" className="fw-btn fw-btn--sm" onClick={() => onClose(false)}>
            Close
          </button>
        </footer>
      </section>
    )
  }
  const start = async (text: string) => {
    await api.discussion.start({ slug, text, anchor, ...(proposed !== null && { proposedText: proposed }) })
    onClose(true)
  }
  return (
    <section className="cmt is-on" aria-label="New comment">
      {quote === '' ? null : <p className="cmt__q">{quote}</p>}
      <CommentForm label="Comment" send="Comment" onSend={start} onCancel={() => onClose(false)}>
        {quote === '' || !editor.isEditable ? null : (
          <label className="cmt__check">
            <input
              type="checkbox"
              checked={proposed !== null}
              onChange={({ target }) => setProposed(target.checked ? quote : null)}
            />
            Propose other words
          </label>
        )}
        {proposed === null ? null : (
          <>
            <label className="fw-vh" htmlFor={id}>
              Words to put there instead
            </label>
            <textarea
              id={id}
              className="fw-input cmt__new"
              rows={2}
              maxLength={2000}
              value={proposed}
              onChange={({ target }) => setProposed(target.value)}
            />
          </>
        )}
      </CommentForm>
    </section>
  )
}

/** Without selected words it is the whole block that is commented on. */
function anchorOf(editor: Editor, range: Range): Anchor | null {
  const { doc } = editor.state
  const place = placeIn(doc, range)
  const flat = new FlatText(editor.getJSON() as DocumentJson)
  const words = place && range.from < range.to ? captureAnchor(flat, place) : null
  if (words) return { place: { kind: 'draft' }, ...words }
  const block = pointAt(doc, range.from)
  return block && { place: { kind: 'draft' }, blockId: block.blockId, quote: null, from: 0, to: 0 }
}
