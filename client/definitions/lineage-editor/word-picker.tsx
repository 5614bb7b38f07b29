import { placeOf, stretchAt } from '@fieldword/shared/definitions/stretches.ts'
import { tokensOf } from '@fieldword/shared/diff/tokens.ts'
import { type KeyboardEvent, useMemo, useRef, useState } from 'react'

interface WordPickerProps {
  readonly text: string
  /** Stretches of the text. */
  readonly spans: readonly string[]
  readonly label: string
  onChange(spans: string[]): void
}

interface Piece {
  readonly text: string
  readonly isWord: boolean
  readonly start: number
}

/**
 * Marks words of a text: click or tap a word, or draw over several with a mouse; by keyboard the arrows walk, space marks, and
 * with shift the arrows mark on the way. Words beside each other are one stretch.
 */
export function WordPicker({ text, spans, label, onChange }: WordPickerProps) {
  const pieces = useMemo(() => piecesOf(text), [text])
  const marked = markedIn(pieces, text, spans)
  const words = [...pieces.keys()].filter(at => pieces[at]?.isWord)
  const [at, goTo] = useState(words[0] ?? 0)
  const list = useRef<HTMLDivElement>(null)
  const drawing = useRef<boolean | null>(null)

  const mark = (place: number, on: boolean) => {
    const next = new Set(marked)
    if (on) next.add(place)
    else next.delete(place)
    onChange(spansOf(pieces, text, next))
  }
  const walk = (event: KeyboardEvent, to: number | undefined) => {
    event.preventDefault()
    if (to === undefined) return
    goTo(to)
    list.current?.querySelector<HTMLElement>(`[data-at="${to}"]`)?.focus()
    if (event.shiftKey) mark(to, true)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const here = words.indexOf(at)
    if (event.key === 'ArrowRight' || event.key === 'ArrowDown') walk(event, words[here + 1])
    else if (event.key === 'ArrowLeft' || event.key === 'ArrowUp') walk(event, words[here - 1])
    else if (event.key === 'Home') walk(event, words[0])
    else if (event.key === 'End') walk(event, words.at(-1))
    else if (event.key === ' ' || event.key === 'Enter') {
      event.preventDefault()
      mark(at, !marked.has(at))
    }
  }
  return (
    <div className="lne__words" role="listbox" aria-multiselectable aria-label={label} ref={list} onKeyDown={onKeyDown}>
      {pieces.map((piece, place) =>
        piece.isWord ? (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the list hears the keys
          <span
            key={piece.start}
            role="option"
            aria-selected={marked.has(place)}
            tabIndex={place === at ? 0 : -1}
            data-at={place}
            onFocus={() => goTo(place)}
            onPointerDown={event => {
              if (event.pointerType !== 'mouse') return
              drawing.current = !marked.has(place)
              mark(place, drawing.current)
            }}
            onPointerEnter={event => {
              if (event.buttons === 1 && drawing.current !== null) mark(place, drawing.current)
            }}
            onClick={event => {
              // A mouse marks as it goes down; a finger that goes down may only scroll.
              if ((event.nativeEvent as PointerEvent).pointerType !== 'mouse') mark(place, !marked.has(place))
            }}
          >
            {piece.text}
          </span>
        ) : (
          <span
            key={piece.start}
            role="presentation"
            data-marked={marked.has(place - 1) && marked.has(place + 1) ? '' : undefined}
          >
            {piece.text}
          </span>
        ),
      )}
    </div>
  )
}

/** Words, and everything between two of them as one. */
function piecesOf(text: string): Piece[] {
  const pieces: { text: string; isWord: boolean; start: number }[] = []
  let start = 0
  for (const token of tokensOf(text)) {
    const last = pieces.at(-1)
    if (last && !last.isWord && !token.isWord) last.text += token.text
    else pieces.push({ text: token.text, isWord: token.isWord, start })
    start += token.text.length
  }
  return pieces
}

function markedIn(pieces: readonly Piece[], text: string, spans: readonly string[]): Set<number> {
  const marked = new Set<number>()
  for (const span of spans) {
    const stretch = placeOf(text, span)
    if (!stretch) continue
    for (const [place, piece] of pieces.entries()) {
      const isInside = piece.start >= stretch.start && piece.start + piece.text.length <= stretch.end
      if (piece.isWord && isInside) marked.add(place)
    }
  }
  return marked
}

/** Words beside each other with what stands between them. */
function spansOf(pieces: readonly Piece[], text: string, marked: ReadonlySet<number>): string[] {
  const stretches: { start: number; end: number; last: number }[] = []
  for (const place of [...marked].sort((a, b) => a - b)) {
    const piece = pieces[place]
    if (!piece) continue
    const end = piece.start + piece.text.length
    const before = stretches.at(-1)
    if (before && !pieces.slice(before.last + 1, place).some(({ isWord }) => isWord))
      Object.assign(before, { end, last: place })
    else stretches.push({ start: piece.start, end, last: place })
  }
  return stretches.map(stretch => stretchAt(text, stretch))
}
