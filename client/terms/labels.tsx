import type { Label } from '@fieldword/shared/pages/terms-contract.ts'
import type { Refused } from '../platform/page.ts'
import { TextField } from '../ui/text-field.tsx'

/** What was filled in and refused. */
export interface WrittenLabel {
  readonly label: string
  readonly language: string
}

interface LabelsProps {
  readonly page: { readonly title: string }
  readonly labels: readonly Label[]
  readonly may: boolean
  readonly written: WrittenLabel
  readonly refused: Refused | null
}

/** The words by which texts are linked to a definition. */
export function Labels({ page, labels, may, written, refused }: LabelsProps) {
  return (
    <section className="form" aria-labelledby="words">
      <h2 id="words">Words that lead here</h2>
      <p>
        Wherever one of them stands in an approved text, the first in each section is linked to this definition. Add
        plurals, abbreviations and other names.
      </p>
      <ul className="words">
        <li>
          <b>{page.title}</b>
          <span className="fw-muted">the title</span>
        </li>
        {labels.map(({ id, label, language }) => (
          <li key={id}>
            <b lang={language ?? undefined}>{label}</b>
            {language ? <span className="fw-muted">{language}</span> : null}
            {may ? (
              <form method="post">
                <button type="submit" className="fw-btn fw-btn--sm" name="remove" value={id}>
                  Remove<span className="fw-vh"> {label}</span>
                </button>
              </form>
            ) : null}
          </li>
        ))}
      </ul>
      {may ? <AddForm written={written} refused={refused} /> : null}
    </section>
  )
}

function AddForm({ written, refused }: Pick<LabelsProps, 'written' | 'refused'>) {
  return (
    <form className="words__add" method="post" noValidate>
      <TextField
        name="label"
        label="Another word"
        autoComplete="off"
        maxLength={100}
        written={written.label}
        problem={refused?.fields.label}
      />
      <TextField
        name="language"
        label="Language, if it is of one"
        autoComplete="off"
        maxLength={35}
        help="As a tag: en, de-AT, th"
        written={written.language}
        problem={refused?.fields.language}
        isOptional
      />
      <button type="submit" className="fw-btn fw-btn--primary">
        Add
      </button>
    </form>
  )
}
