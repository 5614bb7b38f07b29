import { captureAnchor } from '@fieldword/shared/discussion/anchor-capture.ts'
import type { Anchor } from '@fieldword/shared/discussion/anchor-contract.ts'
import { FlatText } from '@fieldword/shared/discussion/flat-text.ts'
import { placeOfWords } from '@fieldword/shared/discussion/words-in.ts'
import { orThrow, refuseWith } from '../platform/errors.ts'
import type { StageText } from './texts.ts'

/** What is meant by what is said, as it was chosen. */
export interface Meant {
  readonly element: string | null
  readonly words: string | null
  readonly from: number | null
}

/** Where it holds on, as a contribution keeps it. */
export interface Held {
  readonly elementId: string | null
  readonly revisionId: string | null
  readonly anchor: Anchor | null
}

/** [PR70] [PR71] An element, or words of it, of the text of the stage as it is frozen. */
export function heldIn(text: StageText | null, { element, words, from }: Meant): Held {
  if (element === null) return { elementId: null, revisionId: text?.revision.id ?? null, anchor: null }
  const wording = text?.wordings.find(({ id }) => id === element)
  if (!text || !wording) return refuseWith('no-such-text')
  const held = { elementId: element, revisionId: text.revision.id }
  if (words === null) return { ...held, anchor: null }
  const place = orThrow(placeOfWords(wording.text, words, from))
  const captured = captureAnchor(flatOf(text), {
    start: { blockId: element, offset: place.from },
    end: { blockId: element, offset: place.to },
  })
  if (!captured) return refuseWith('words-not-there')
  return { ...held, anchor: { ...captured, place: { kind: 'revision', revisionId: text.revision.id } } }
}

/** A file of comments asks for the same text thousands of times. */
const flattened = new WeakMap<StageText, FlatText>()

function flatOf(text: StageText): FlatText {
  const known = flattened.get(text) ?? new FlatText(text.document)
  flattened.set(text, known)
  return known
}
