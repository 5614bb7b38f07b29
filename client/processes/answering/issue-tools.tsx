import type { IssueRef, IssueView } from '@fieldword/shared/processes/issues-contract.ts'

/** [PR150] [PR152] What editors do with an issue as a whole. */
export function IssueTools({ issue, others }: { readonly issue: IssueView; readonly others: readonly IssueRef[] }) {
  return (
    <section aria-labelledby="work-on">
      <h2 id="work-on">Work on it</h2>
      {issue.withheld ? null : <EditForm issue={issue} />}
      {others.length > 0 ? (
        <form method="post" className="iss__f">
          <label>
            Merge it into
            <select className="fw-select" name="into">
              {others.map(({ number, title }) => (
                <option key={number} value={number}>
                  {number} {title}
                </option>
              ))}
            </select>
          </label>
          <label>
            Reason
            <input className="fw-input" name="reason" maxLength={500} />
          </label>
          <button type="submit" name="act" value="merge" className="fw-btn fw-btn--sm">
            Merge
          </button>
        </form>
      ) : null}
    </section>
  )
}

function EditForm({ issue }: { readonly issue: IssueView }) {
  return (
    <form method="post" className="iss__f">
      <label>
        Title
        <input className="fw-input" name="title" defaultValue={issue.title} maxLength={150} />
      </label>
      <label>
        In more words
        <textarea className="fw-input" name="description" rows={2} maxLength={2000} defaultValue={issue.description} />
      </label>
      <button type="submit" name="act" value="edit" className="fw-btn fw-btn--sm">
        Save
      </button>
    </form>
  )
}
