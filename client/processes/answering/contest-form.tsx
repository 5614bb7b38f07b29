interface ContestFormProps {
  readonly number: number
  /** Where it stands here; none where it stands under nothing. */
  readonly issue: number | null
}

/** [PR154] Whoever made it says that it stands in the wrong place. */
export function ContestForm({ number, issue }: ContestFormProps) {
  return (
    <details>
      <summary>It stands in the wrong place</summary>
      <form method="post" className="iss__f">
        <input type="hidden" name="contribution" value={number} />
        {issue === null ? null : <input type="hidden" name="issue" value={issue} />}
        <label>
          Why, for everybody to read
          <textarea className="fw-input" name="reason" rows={2} maxLength={500} />
        </label>
        <button type="submit" name="act" value="contest" className="fw-btn fw-btn--sm">
          Contest
        </button>
      </form>
    </details>
  )
}
