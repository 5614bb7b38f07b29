import { lineageKind } from '@fieldword/shared/definitions/contract.ts'
import type { RecordedTie } from '@fieldword/shared/definitions/lineage-contract.ts'
import type { AdoptionPreview } from '@fieldword/shared/processes/adoption-contract.ts'
import type { ElementRef } from '@fieldword/shared/processes/convening-contract.ts'
import { elementInSentence, elementName } from './deciding-parts.tsx'

const kindWords = {
  kept: 'kept word for word',
  reworded: 'reworded',
  split: 'split',
  merged: 'joined with others',
  new: 'new',
  retired: 'removed',
} as const

interface TiesFieldProps {
  readonly preview: AdoptionPreview
  readonly replaces: NonNullable<AdoptionPreview['replaces']>
  readonly form: URLSearchParams | null
  readonly problems: Readonly<Record<string, string>>
}

/** [PR240] How each element came about, as the texts suggest it, to be corrected. */
export function TiesField({ preview, replaces, form, problems }: TiesFieldProps) {
  return (
    <fieldset className="fw-field dec__ties">
      <legend className="fw-label">Where its elements come from</legend>
      <p className="fw-help">
        As the two texts suggest, and why, as the answers that led to the changes say it. It stands beside each element.
        Moderators can say more of it later.
      </p>
      <ol>
        {preview.ties.map((tie, place) => (
          <li key={`${tie.from} ${tie.to}`}>
            <label htmlFor={`tie-${place}`}>{tieName(tie, replaces, preview.elements)}</label>
            <select
              className="fw-select"
              id={`tie-${place}`}
              name={`tie.${place}`}
              defaultValue={form?.get(`tie.${place}`) ?? tie.kind}
              aria-invalid={problems[`ties.${place}`] ? true : undefined}
              aria-describedby={`tie-${place}-why`}
            >
              {lineageKind.options.map(kind => (
                <option key={kind} value={kind}>
                  {kindWords[kind]}
                </option>
              ))}
              <option value="none">not recorded</option>
            </select>
            <small id={`tie-${place}-why`} className={problems[`ties.${place}`] ? 'fw-error' : 'fw-help'}>
              {problems[`ties.${place}`] ?? `${tie.because}.`}
            </small>
            {tie.kind === 'kept' ? null : <Because {...{ tie, place, form }} />}
          </li>
        ))}
      </ol>
    </fieldset>
  )
}

interface BecauseProps {
  readonly tie: RecordedTie
  readonly place: number
  readonly form: URLSearchParams | null
}

/** [PR342] Why it became what it is: as the answers say it, to be put in other words. */
function Because({ tie, place, form }: BecauseProps) {
  const id = `tie-${place}-reason`
  return (
    <div className="fw-field">
      <label className="fw-label" htmlFor={id}>
        Why
        <span className="fw-vh"> it is {kindWords[tie.kind]}</span>
      </label>
      <textarea
        className="fw-input"
        {...{ id, name: `why.${place}`, rows: 2, maxLength: 1000 }}
        defaultValue={form?.get(`why.${place}`) ?? tie.rationale}
      />
    </div>
  )
}

function tieName(
  tie: RecordedTie,
  replaces: NonNullable<AdoptionPreview['replaces']>,
  later: readonly ElementRef[],
): string {
  const before = replaces.elements.find(({ id }) => id === tie.from)
  const after = later.find(({ id }) => id === tie.to)
  if (before && after) return `${elementName(before)} of ${replaces.label} became ${elementInSentence(after)}`
  return after ? elementName(after) : `${before ? elementName(before) : 'An element'} of ${replaces.label}`
}

/** What was chosen of each; one that is not to be recorded is left out. */
export function tiesIn(form: URLSearchParams, suggested: readonly RecordedTie[]): RecordedTie[] {
  return suggested.flatMap((tie, place) => {
    const chosen = form.get(`tie.${place}`)
    if (chosen === 'none') return []
    const rationale = form.get(`why.${place}`)?.replace(/\s+/g, ' ').trim() ?? tie.rationale
    return [{ ...tie, kind: lineageKind.safeParse(chosen).data ?? tie.kind, rationale }]
  })
}
