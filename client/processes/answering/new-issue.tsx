import type { ElementRef } from '@fieldword/shared/processes/answering-parts.ts'
import type { Refused } from '../../platform/page.ts'

interface NewIssueProps {
  readonly elements: readonly ElementRef[]
  readonly refused: Refused | null
}

/** [PR150] The form of an issue: about an element, the whole, or something missing. */
export function NewIssue({ elements, refused }: NewIssueProps) {
  return (
    <section aria-labelledby="new-issue">
      <h2 id="new-issue">Open an issue</h2>
      <form method="post" className="iss__f">
        <label>
          Title
          <input className="fw-input" name="title" maxLength={150} autoComplete="off" />
        </label>
        {refused?.fields.title ? <p className="fw-error">{refused.fields.title}</p> : null}
        <label>
          About
          <select className="fw-select" name="about">
            {elements.map(({ id, number, handle }) => (
              <option key={id} value={`element ${id}`}>
                {number} {handle}
              </option>
            ))}
            <option value="whole">The whole text</option>
            <option value="missing">Something missing</option>
          </select>
        </label>
        <label>
          In more words (optional)
          <textarea className="fw-input" name="description" rows={2} maxLength={2000} />
        </label>
        <button type="submit" name="act" value="open" className="fw-btn fw-btn--primary">
          Open issue
        </button>
      </form>
    </section>
  )
}
