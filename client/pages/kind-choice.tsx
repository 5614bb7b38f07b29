import type { PageKind } from '@fieldword/shared/pages/contract.ts'

const kinds = [
  { kind: 'article', name: 'Article', what: 'Text with headings, lists and tables.' },
  { kind: 'definition', name: 'Definition', what: 'Numbered elements, with named versions.' },
] as const

interface KindChoiceProps {
  readonly kind: PageKind
  onChoose(kind: PageKind): void
}

/** What a page will be. It stays that. */
export function KindChoice({ kind, onChoose }: KindChoiceProps) {
  return (
    <fieldset className="form__kinds">
      <legend className="fw-label">Kind</legend>
      {kinds.map(choice => (
        <label key={choice.kind} className="fw-check">
          <input
            type="radio"
            className="fw-radio"
            name="kind"
            value={choice.kind}
            checked={kind === choice.kind}
            onChange={() => onChoose(choice.kind)}
          />
          <span>
            {choice.name}
            <span className="fw-help form__what">{choice.what}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
