import { type LineageKind, lineageKind } from '@fieldword/shared/definitions/contract.ts'
import type { TiedElement } from '@fieldword/shared/definitions/lineage-contract.ts'
import { Kind } from '../../ui/kind.tsx'
import type { DraftTie, Side, Texts } from './draft.ts'
import { Mov } from './marked-words.tsx'
import { fieldOf, nothing } from './sent-form.ts'
import { nameOfTie, wordOfKind } from './tie-words.ts'
import { WordPicker } from './word-picker.tsx'

export interface TieDeeds {
  change(
    key: string,
    change: Partial<Pick<DraftTie, 'kind' | 'carried' | 'arrived' | 'rationale'>>,
    about?: string,
  ): void
  confirm(tie: DraftTie): void
  drop(key: string): void
}

interface TieCardProps extends TieDeeds {
  readonly tie: DraftTie
  /** Its place in the form. */
  readonly place: number
  /** What it can have been. */
  readonly kinds: readonly LineageKind[]
  readonly texts: Texts
  readonly labels: { readonly from: string; readonly to: string }
  readonly live: boolean
  readonly problem: string | undefined
}

/** One tie: what happened, which words went on, and why. A suggestion says so, and counts once it is confirmed. */
export function TieCard({ tie, place, kinds, texts, labels, live, problem, change, confirm, drop }: TieCardProps) {
  const name = nameOfTie(tie, texts)
  const field = (part: string) => fieldOf(place, part)
  const earlier = texts.fromElements.find(({ elementId }) => elementId === tie.from)
  const later = texts.toElements.find(({ elementId }) => elementId === tie.to)
  const problemId = `problem-${place}`
  return (
    <li className="lne__tie" data-suggested={tie.isIn ? undefined : ''} id={`tie-${place}`}>
      <details open={problem !== undefined || undefined}>
        <summary>
          <span className="lne__name">{name}</span>
          <Kind kind={tie.kind}>{wordOfKind(tie, texts)}</Kind>
          {tie.suggested ? (
            <small>
              Suggested, {tie.suggested.confidence}: {tie.suggested.because}
            </small>
          ) : null}
        </summary>
        <div className="lne__say">
          {live ? (
            <KindChoice tie={tie} kinds={kinds} texts={texts} name={field('kind')} change={change} />
          ) : (
            <PlainFields tie={tie} place={place} texts={texts} labels={labels} />
          )}
          {earlier && later ? (
            <>
              <Words
                {...{ tie, live, change }}
                side="from"
                name={field('carried')}
                label={labels.from}
                element={earlier}
              />
              <Words {...{ tie, live, change }} side="to" name={field('arrived')} label={labels.to} element={later} />
            </>
          ) : (
            <p className="lne__words">{(earlier ?? later)?.text}</p>
          )}
          <label>
            <span className="fw-label">Why it changed</span>
            <textarea
              className="fw-input"
              name={field('rationale')}
              rows={2}
              maxLength={1_000}
              aria-invalid={problem !== undefined || undefined}
              aria-describedby={problem === undefined ? undefined : problemId}
              {...(live
                ? {
                    value: tie.rationale,
                    onChange: event => change(tie.key, { rationale: event.target.value }, `why ${tie.key}`),
                  }
                : { defaultValue: tie.rationale })}
            />
          </label>
        </div>
      </details>
      {problem === undefined ? null : (
        <p className="fw-error" id={problemId}>
          {problem}
        </p>
      )}
      <input type="hidden" name={field('because')} value={tie.suggested?.because ?? ''} />
      {live ? (
        <p className="lne__acts">
          {tie.isIn ? (
            <input type="hidden" name={field('in')} value="1" />
          ) : (
            <button
              type="button"
              className="fw-btn fw-btn--sm"
              onClick={() => confirm(tie)}
              aria-label={`Confirm ${name}`}
            >
              Confirm
            </button>
          )}
          <button
            type="button"
            className="fw-btn fw-btn--sm fw-btn--quiet"
            onClick={() => drop(tie.key)}
            aria-label={`${tie.isIn ? 'Remove' : 'Drop'} ${name}`}
          >
            {tie.isIn ? 'Remove' : 'Drop'}
          </button>
        </p>
      ) : (
        <label className="fw-check lne__acts">
          <input type="checkbox" name={field('in')} value="1" defaultChecked={tie.isIn} />
          <span>Part of the reading</span>
        </label>
      )}
      {live ? (
        <>
          <input type="hidden" name={field('from')} value={tie.from ?? nothing} />
          <input type="hidden" name={field('to')} value={tie.to ?? nothing} />
        </>
      ) : null}
    </li>
  )
}

type KindChoiceProps = Pick<TieCardProps, 'tie' | 'kinds' | 'texts' | 'change'> & { readonly name: string }

/** Where several meet, a part that was split may be told as joined. Everything else the ties and the words decide. */
function KindChoice({ tie, kinds, texts, name, change }: KindChoiceProps) {
  if (kinds.length < 2) return <input type="hidden" name={name} value={tie.kind} />
  return (
    <fieldset className="lne__kinds">
      <legend className="fw-label">What happened</legend>
      {kinds.map(kind => (
        <label key={kind} className="fw-check">
          <input
            type="radio"
            className="fw-radio"
            name={name}
            value={kind}
            checked={tie.kind === kind}
            onChange={() => change(tie.key, { kind })}
          />
          <span>{wordOfKind({ ...tie, kind }, texts)}</span>
        </label>
      ))}
    </fieldset>
  )
}

/** What the board and the words decide where scripts work. */
function PlainFields({ tie, place, texts, labels }: Pick<TieCardProps, 'tie' | 'place' | 'texts' | 'labels'>) {
  return (
    <div className="lne__plain">
      <ElementSelect
        label={labels.from}
        name={fieldOf(place, 'from')}
        elements={texts.fromElements}
        chosen={tie.from}
        none="Nothing: it is new"
      />
      <ElementSelect
        label={labels.to}
        name={fieldOf(place, 'to')}
        elements={texts.toElements}
        chosen={tie.to}
        none="Nothing: it was removed"
      />
      <label>
        <span className="fw-label">What happened</span>
        <select className="fw-select" name={fieldOf(place, 'kind')} defaultValue={tie.kind}>
          {lineageKind.options.map(kind => (
            <option key={kind} value={kind}>
              {wordOfKind({ ...tie, kind, from: null }, texts)}
            </option>
          ))}
        </select>
      </label>
    </div>
  )
}

interface ElementSelectProps {
  readonly label: string
  readonly name: string
  readonly elements: readonly TiedElement[]
  readonly chosen: string | null
  readonly none: string
}

export function ElementSelect({ label, name, elements, chosen, none }: ElementSelectProps) {
  return (
    <label>
      <span className="fw-label">{label}</span>
      <select className="fw-select" name={name} defaultValue={chosen ?? nothing}>
        <option value={nothing}>{none}</option>
        {elements.map(({ elementId, number, handle, text }) => (
          <option key={elementId} value={elementId}>
            {number} {handle || text.slice(0, 40)}
          </option>
        ))}
      </select>
    </label>
  )
}

interface WordsProps extends Pick<TieCardProps, 'tie' | 'live' | 'change'> {
  readonly side: Side
  readonly name: string
  readonly label: string
  readonly element: TiedElement
}

/** The text with the words that went this way. */
function Words({ tie, live, change, side, name, label, element }: WordsProps) {
  const part = side === 'from' ? 'carried' : 'arrived'
  const spans = tie[part]
  const help =
    side === 'from'
      ? 'Words that carried over; none where all of it did'
      : 'The same words here, where they can be named'
  if (!live) {
    return (
      <label>
        <span className="fw-label">
          {label}, {element.number}
        </span>
        <span className="lne__words">
          <Mov text={element.text} spans={spans} />
        </span>
        <span className="fw-help">
          {help}. A stretch a line; where the same words stand again, “words [2]” means the second place.
        </span>
        <textarea className="fw-input" name={name} rows={2} defaultValue={spans.join('\n')} />
      </label>
    )
  }
  return (
    <div>
      <p className="fw-label">
        {label}, {element.number} <span className="fw-help">{help}</span>
      </p>
      <WordPicker
        text={element.text}
        spans={spans}
        label={`Words of ${label}, element ${element.number}`}
        onChange={words => change(tie.key, { [part]: words }, `${part} ${tie.key}`)}
      />
      <input type="hidden" name={name} value={spans.join('\n')} />
    </div>
  )
}
