import type { ElementRef } from '@fieldword/shared/processes/answering-parts.ts'
import type { IssueRow } from '@fieldword/shared/processes/issues-contract.ts'

interface IssueTableProps {
  readonly slug: string
  readonly issues: readonly IssueRow[]
  readonly elements: readonly ElementRef[]
}

/** Issues as rows, which the keys j and k walk along. */
export function IssueTable({ slug, issues, elements }: IssueTableProps) {
  return (
    <div className="twrap">
      <table className="fw-table" data-rows="">
        <caption className="fw-vh">Issues</caption>
        <thead>
          <tr>
            <th scope="col">Issue</th>
            <th scope="col">About</th>
            <th scope="col" className="r">
              Contributions
            </th>
          </tr>
        </thead>
        <tbody>
          {issues.map(({ number, title, scope, elementId, inputs, mergedInto }) => {
            const element = elements.find(({ id }) => id === elementId)
            return (
              <tr key={number}>
                <th scope="row">
                  <a href={`/processes/${slug}/issues/${number}`}>{title}</a>
                  <small>
                    {number}
                    {mergedInto ? `, merged into ${mergedInto}` : ''}
                  </small>
                </th>
                <td>
                  {element ? (
                    <>
                      <span className="eln">{element.number}</span>
                      {element.handle}
                    </>
                  ) : (
                    scopeWords[scope]
                  )}
                </td>
                <td className="r fw-num">{inputs}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

const scopeWords = { element: 'An element', whole: 'Whole text', missing: 'Missing' } as const
