import type { DraftEffect, DraftMode } from '@fieldword/shared/review/merging-contract.ts'
import { ChangeBody } from '../ui/change-body.tsx'
import { isChange, wordsOfRow } from '../ui/change-words.ts'
import { saidOf, titleOfConflict } from './conflict-words.ts'

/** Places that are told one by one. */
const mostKept = 20

interface DraftFieldsProps {
  readonly draft: DraftEffect
  readonly mode: DraftMode
}

/** What becomes of the draft, where it says something that nobody approved yet: the person chooses, and sees what would go. */
export function DraftFields({ draft, mode }: DraftFieldsProps) {
  if (!draft) {
    return <p className="rd__say">The draft gets this text too: nothing in it waits to be proposed.</p>
  }
  return (
    <fieldset className="drf">
      <legend className="fw-label">The draft holds words that are not approved yet</legend>
      <input type="hidden" name="draftHash" value={draft.contentHash} />
      <div className="dcs">
        <label>
          <input className="fw-radio" type="radio" name="draft" value="merge" defaultChecked={mode === 'merge'} />
          <span>
            <b>Keep them</b>
            <small>{keptWords(draft)}</small>
          </span>
        </label>
        <label>
          <input className="fw-radio" type="radio" name="draft" value="replace" defaultChecked={mode === 'replace'} />
          <span>
            <b>Replace them</b>
            <small>The draft then says what is proposed. Its history keeps what was there.</small>
          </span>
        </label>
      </div>
      {draft.kept.length > 0 ? <KeptPlaces kept={draft.kept} /> : null}
      <details className="drf__gone">
        <summary>What would be replaced</summary>
        <p className="fw-help">
          {draft.replaced.summary}
          {draft.replaced.part.of > 1 ? ' The first of the changes are here.' : null}
        </p>
        {draft.replaced.rows.filter(isChange).map(row => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls; this holds one change together
          <div key={row.index} className="prop__l dif" data-k={row.kind} role="group" aria-label={wordsOfRow(row)}>
            <p className="fw-help" aria-hidden="true">
              {wordsOfRow(row)}
            </p>
            <ChangeBody row={row} name="the draft" />
          </div>
        ))}
      </details>
    </fieldset>
  )
}

/** [RV22] Where the draft and what is proposed part, and what either says there. */
function KeptPlaces({ kept }: Pick<NonNullable<DraftEffect>, 'kept'>) {
  return (
    <details className="drf__gone">
      <summary>What the draft keeps as its own</summary>
      {kept.slice(0, mostKept).map(conflict => (
        <div key={conflict.id} className="dif">
          <p>
            <b>{titleOfConflict(conflict)}</b>
          </p>
          <dl className="fw-dl">
            <dt>The draft</dt>
            <dd>{saidOf(conflict, 'ours') ?? conflict.ours}</dd>
            <dt>What is proposed</dt>
            <dd>{saidOf(conflict, 'theirs') ?? conflict.theirs}</dd>
          </dl>
        </div>
      ))}
      {kept.length > mostKept ? <p className="fw-help">And {kept.length - mostKept} more.</p> : null}
    </details>
  )
}

function keptWords({ merged, kept }: NonNullable<DraftEffect>): string {
  const change = merged.changes === 0 ? 'The draft stays as it is' : 'The draft changes only where it has to'
  if (kept.length === 0) return `${change}.`
  const places = kept.length === 1 ? 'In one place' : `In ${kept.length} places`
  return `${change}. ${places} it says something of its own about the same, and keeps that.`
}
