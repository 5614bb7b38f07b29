import type { VersionText } from '@fieldword/shared/definitions/lineage.ts'
import type { LineageEditing } from '@fieldword/shared/definitions/lineage-contract.ts'
import { differencesOf } from '@fieldword/shared/definitions/lineage-differences.ts'
import { lineageHref } from '../lineage-href.ts'
import { recorderOf } from '../recorder.ts'
import { asRecorded, type Draft, recordedIn } from './draft.ts'

interface MovedOnProps {
  readonly editing: LineageEditing
  readonly draft: Draft
  readonly live: boolean
  /** Whether this is to be recorded after theirs. */
  readonly isOver: boolean
  onOver(over: boolean): void
  onTheirs(): void
}

/** [DEF32] Somebody recorded another reading meanwhile: what it says otherwise, and that nothing here is lost. */
export function MovedOn({ editing, draft, live, isOver, onOver, onTheirs }: MovedOnProps) {
  const { reading, ties, from, to, pageSlug } = editing
  if (!reading) return null
  const theirs = { reading: reading.reading, ties }
  const mine = { reading: draft.reading, ties: recordedIn(draft).map(asRecorded) }
  const differences = differencesOf(
    theirs,
    mine,
    textOf(from.label, editing.fromElements),
    textOf(to.label, editing.toElements),
  )
  return (
    <section className="fw-note lne__moved" data-s="wait" aria-labelledby="moved-on">
      <h2 id="moved-on">Somebody else recorded a reading</h2>
      <p role="alert">
        {recorderOf(reading) ?? 'Somebody'} recorded{' '}
        <a
          href={lineageHref(pageSlug, { from: from.label, to: to.label }, reading.number)}
          target="_blank"
          rel="noopener"
        >
          reading {reading.number}
        </a>{' '}
        while you worked: “{reading.summary}” Nothing of yours is lost.
      </p>
      <p>{differences.length > 0 ? 'What you have says otherwise:' : 'It says what you have here.'}</p>
      <ul>
        {differences.map(sentence => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <label className="fw-check">
        <input
          type="checkbox"
          name="after"
          value={reading.number}
          {...(live ? { checked: isOver, onChange: event => onOver(event.target.checked) } : {})}
        />
        <span>I have read it. Record mine after it.</span>
      </label>
      {live ? (
        <p>
          <button type="button" className="fw-btn fw-btn--sm" onClick={onTheirs}>
            Go on from theirs
          </button>
        </p>
      ) : null}
    </section>
  )
}

function textOf(label: string, elements: LineageEditing['fromElements']): VersionText {
  return { label, elements: elements.map(({ elementId: id, number, handle, text }) => ({ id, number, handle, text })) }
}
