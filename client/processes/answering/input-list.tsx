import type { ElementRef, InputRef } from '@fieldword/shared/processes/answering-parts.ts'
import type { IssueRef } from '@fieldword/shared/processes/issues-contract.ts'
import { ContestForm } from './contest-form.tsx'
import { About } from './happened.tsx'
import { Said, Who } from './said.tsx'
import { inputWords, typeWords } from './words.ts'

export interface ListedInput {
  readonly input: InputRef
  readonly issues: readonly IssueRef[]
  readonly mine: boolean
  readonly contested: boolean
}

interface InputListProps {
  readonly slug: string
  readonly inputs: readonly ListedInput[]
  readonly elements: readonly ElementRef[]
  /** Where editors may put them. */
  readonly issues: readonly IssueRef[]
  readonly mayWork: boolean
  /** The issue they stand under here. */
  readonly from: number | null
}

/** Contributions, which editors select and put under issues. */
export function InputList({ slug, inputs, elements, issues, mayWork, from }: InputListProps) {
  return (
    <>
      <form id="placing" method="post" aria-label="Put under issues" />
      <div className="twrap">
        <table className="fw-table iss__in" data-rows="">
          <caption className="fw-vh">Contributions</caption>
          <thead>
            <tr>
              {mayWork ? (
                <th scope="col" className="q__ck">
                  <input
                    type="checkbox"
                    className="fw-radio"
                    data-pick-all=""
                    aria-label="Select all on this page"
                    hidden
                  />
                </th>
              ) : null}
              <th scope="col">Contribution</th>
              <th scope="col">Stands under</th>
            </tr>
          </thead>
          <tbody>
            {inputs.map(({ input, issues: standing, mine, contested }) => (
              <tr key={input.number}>
                {mayWork ? (
                  <td className="q__ck">
                    <input
                      type="checkbox"
                      className="fw-radio"
                      form="placing"
                      name="pick"
                      value={input.number}
                      aria-label={`Select ${input.number}`}
                    />
                  </td>
                ) : null}
                <th scope="row">
                  <Said input={input} />
                  <small>
                    <a href={`/processes/${slug}/what-happened/${input.number}`}>
                      {inputWords[input.kind]} {input.number}
                    </a>
                    <About elementId={input.elementId} elements={elements} />, {typeWords[input.type].toLowerCase()}{' '}
                    <Who by={input.by} />
                  </small>
                </th>
                <td>
                  {standing.length > 0
                    ? standing.map(({ number, title }) => (
                        <span key={number}>
                          <a href={`/processes/${slug}/issues/${number}`}>{title}</a>{' '}
                        </span>
                      ))
                    : 'None'}
                  {contested ? <small>Contested</small> : null}
                  {mine && !contested ? <ContestForm number={input.number} issue={from} /> : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {mayWork ? <Placing issues={issues} from={from} /> : null}
    </>
  )
}

function Placing({ issues, from }: Pick<InputListProps, 'issues' | 'from'>) {
  return (
    <fieldset className="iss__f">
      <legend className="fw-vh">With the selected contributions</legend>
      <label>
        Issue
        <select className="fw-select fw-select--sm" form="placing" name="to">
          {issues.map(({ number, title }) => (
            <option key={number} value={number}>
              {number} {title}
            </option>
          ))}
        </select>
      </label>
      <p className="rd__act">
        <button type="submit" form="placing" name="act" value="place" className="fw-btn fw-btn--sm">
          Put the selected under it
        </button>
        {from === null ? null : (
          <button type="submit" form="placing" name="act" value="take-out" className="fw-btn fw-btn--sm">
            Take the selected out
          </button>
        )}
      </p>
      {from === null ? null : (
        <details>
          <summary>Split off the selected …</summary>
          <label>
            Title of the new issue
            <input className="fw-input" form="placing" name="title" maxLength={150} />
          </label>
          <label>
            Reason
            <input className="fw-input" form="placing" name="reason" maxLength={500} />
          </label>
          <button type="submit" form="placing" name="act" value="split" className="fw-btn fw-btn--sm">
            Split off
          </button>
        </details>
      )}
    </fieldset>
  )
}
