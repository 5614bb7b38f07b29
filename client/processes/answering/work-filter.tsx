import type { Workbench, WorkFilter } from '@fieldword/shared/processes/dispositions-contract.ts'
import { IconDownload, IconEye } from '@tabler/icons-react'
import type { AskedFilter } from '../../revisions/index.ts'
import { WordChoice } from './element-choice.tsx'
import { choiceWords, typeWords } from './words.ts'
import { isNarrowed, workHref } from './work-address.ts'

interface WorkFilterProps {
  readonly bench: Workbench
  readonly asked: AskedFilter<WorkFilter>
}

const answers = {
  unset: 'Not set',
  waiting: 'To confirm',
  returned: 'Returned',
  todo: 'Not answered',
  ...choiceWords,
  duplicate: 'Duplicate',
}

/** Narrows the workbench: a plain form, so that what is found has its address. */
export function WorkFilterForm({ bench: { process, editors }, asked: { filter, leftOut } }: WorkFilterProps) {
  const { element, text, type, answer, editor, issue, similar } = filter
  const at = `/processes/${process.slug}`
  return (
    <div className="fl">
      <search className="fl__f" aria-label="Narrow the comments">
        <form action={`${at}/dispositions`}>
          {element ? <input type="hidden" name="element" value={element} /> : null}
          {issue ? <input type="hidden" name="issue" value={issue} /> : null}
          <input
            className="fw-input fw-input--sm fl__s"
            name="text"
            aria-label="Search comments"
            placeholder="Search comments"
            defaultValue={text}
            maxLength={100}
            autoComplete="off"
          />
          <WordChoice name="type" label="Type" any="Any type" words={typeWords} chosen={type} />
          <WordChoice name="answer" label="Disposition" any="Any disposition" words={answers} chosen={answer} />
          <select className="fw-select fw-select--sm" name="editor" aria-label="Editor" defaultValue={editor ?? ''}>
            <option value="">Any editor</option>
            <option value="none">Nobody’s yet</option>
            {editors.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
          <label className="fw-check fl__c">
            <input type="checkbox" name="similar" value="true" defaultChecked={similar} />
            Group similar
          </label>
          <button type="submit" className="fw-btn fw-btn--sm">
            Show
          </button>
          {isNarrowed(filter) ? (
            <a className="fw-btn fw-btn--sm fw-btn--quiet" href={workHref(process.slug, {})}>
              Show all
            </a>
          ) : null}
        </form>
        {leftOut.map(({ name, why }) => (
          <p key={name} className="fw-error" role="status">
            “{name}” was left out. {why}
          </p>
        ))}
      </search>
      <div className="fl__t">
        <a className="fw-btn fw-btn--sm" href={`${at}/dispositions.csv`}>
          <IconDownload className="i" aria-hidden="true" />
          CSV
        </a>
        <a className="fw-btn fw-btn--sm" href={`${at}/what-happened`}>
          <IconEye className="i" aria-hidden="true" />
          Public view
        </a>
      </div>
    </div>
  )
}
