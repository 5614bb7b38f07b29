import type { TiedElement } from '@fieldword/shared/definitions/lineage-contract.ts'
import { type PointerEvent, useRef, useState } from 'react'
import type { Draft, Ends, Side, Texts } from './draft.ts'
import { TieLines } from './tie-lines.tsx'

interface BoardProps {
  readonly texts: Texts
  readonly labels: { readonly from: string; readonly to: string }
  readonly draft: Draft
  /** False until scripts have come: without them nothing here is worked. */
  readonly live: boolean
  onTie(ends: Ends): void
}

interface Picked {
  readonly side: Side
  readonly element: TiedElement
}

/**
 * Both versions with their ties between. An element is tied by drawing from its dot to another's, or by choosing one and then the
 * other: with a finger, a click, or by keyboard.
 */
export function Board({ texts, labels, draft, live, onTie }: BoardProps) {
  const [picked, pick] = useState<Picked | null>(null)
  const [line, draw] = useState<{ from: Picked; x: number; y: number } | null>(null)
  const board = useRef<HTMLFieldSetElement>(null)

  const finish = (one: Picked, other: Picked) => {
    pick(null)
    const [from, to] = one.side === 'from' ? [one, other] : [other, one]
    onTie({ from: from.element.elementId, to: to.element.elementId })
  }
  const choose = (chosen: Picked) => {
    if (picked && picked.side !== chosen.side) return finish(picked, chosen)
    pick(picked?.element === chosen.element ? null : chosen)
  }
  const elementAt = (event: PointerEvent): Picked | null => {
    const under = document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>('[data-element]')
    const side = under?.dataset.side === 'from' ? 'from' : 'to'
    const element = elementsOf(texts, side).find(({ elementId }) => elementId === under?.dataset.element)
    return element ? { side, element } : null
  }
  const place = (event: PointerEvent) => {
    const box = board.current?.getBoundingClientRect()
    return box ? { x: event.clientX - box.left, y: event.clientY - box.top } : { x: 0, y: 0 }
  }
  const dragging = {
    start: (from: Picked) => (event: PointerEvent) => {
      event.preventDefault()
      event.currentTarget.setPointerCapture(event.pointerId)
      draw({ from, ...place(event) })
    },
    move: (event: PointerEvent) => {
      if (line) draw({ ...line, ...place(event) })
    },
    end: (event: PointerEvent) => {
      const over = line ? elementAt(event) : null
      if (line && over && over.side !== line.from.side) finish(line.from, over)
      draw(null)
    },
    cancel: () => draw(null),
  }
  const column = (side: Side) => (
    <ol className="lne__col" aria-label={labels[side]} data-side={side}>
      {elementsOf(texts, side).map(element => (
        <li key={element.elementId} data-element={element.elementId} data-side={side}>
          <button
            type="button"
            className="lne__el"
            disabled={!live}
            aria-pressed={picked?.element === element}
            data-loose={isSaid(draft, side, element) ? undefined : ''}
            onClick={() => choose({ side, element })}
          >
            <b>{element.number}</b>
            <span>
              {element.handle ? <i>{element.handle}</i> : null}
              <span className="lne__text">{element.text}</span>
            </span>
          </button>
          {live ? (
            <span
              className="lne__grip"
              aria-hidden="true"
              onPointerDown={dragging.start({ side, element })}
              onPointerMove={dragging.move}
              onPointerUp={dragging.end}
              onPointerCancel={dragging.cancel}
            />
          ) : null}
        </li>
      ))}
    </ol>
  )
  return (
    <fieldset
      className="lne__board"
      ref={board}
      onKeyDown={event => {
        if (event.key === 'Escape') pick(null)
      }}
    >
      <legend className="fw-vh">Elements and their ties</legend>
      <p className="lne__year">{labels.from}</p>
      <p className="lne__year">{labels.to}</p>
      {column('from')}
      <TieLines texts={texts} draft={draft} />
      {column('to')}
      {line ? <Drawn line={line} board={board.current} /> : null}
      <p className="lne__hint" role="status">
        {live ? hintFor(picked, labels) : null}
      </p>
      {picked ? (
        <p className="lne__alone">
          <button
            type="button"
            className="fw-btn fw-btn--sm"
            onClick={() => {
              pick(null)
              const { elementId } = picked.element
              onTie(picked.side === 'from' ? { from: elementId, to: null } : { from: null, to: elementId })
            }}
          >
            {picked.side === 'from' ? `${picked.element.number} was removed` : `${picked.element.number} is new`}
          </button>
          <button type="button" className="fw-btn fw-btn--sm" onClick={() => pick(null)}>
            Let go
          </button>
        </p>
      ) : null}
    </fieldset>
  )
}

function elementsOf({ fromElements, toElements }: Texts, side: Side): readonly TiedElement[] {
  return side === 'from' ? fromElements : toElements
}

function isSaid({ ties }: Draft, side: Side, { elementId }: TiedElement): boolean {
  return ties.some(tie => tie.isIn && tie[side] === elementId)
}

function hintFor(picked: Picked | null, labels: BoardProps['labels']): string {
  if (!picked) return 'Choose an element, then what it became or came from; or draw from dot to dot.'
  const { number } = picked.element
  return picked.side === 'from'
    ? `${number} of ${labels.from} is chosen: what did it become in ${labels.to}?`
    : `${number} of ${labels.to} is chosen: what was it in ${labels.from}?`
}

interface DrawnProps {
  readonly line: { readonly from: Picked; readonly x: number; readonly y: number }
  readonly board: HTMLElement | null
}

/** The line under the pointer, from the dot it began at. */
function Drawn({ line: { from, x, y }, board }: DrawnProps) {
  const items = [...(board?.querySelectorAll<HTMLElement>(`[data-side="${from.side}"][data-element]`) ?? [])]
  const grip = items.find(item => item.dataset.element === from.element.elementId)?.querySelector('.lne__grip')
  const [box, dot] = [board?.getBoundingClientRect(), grip?.getBoundingClientRect()]
  if (!box || !dot) return null
  return (
    <svg className="lne__drawn" width={box.width} height={box.height} aria-hidden="true">
      <line x1={dot.left + dot.width / 2 - box.left} y1={dot.top + dot.height / 2 - box.top} x2={x} y2={y} />
    </svg>
  )
}
