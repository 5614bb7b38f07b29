import type { DispositionView } from '@fieldword/shared/processes/answering-parts.ts'
import type { WorkRow } from '@fieldword/shared/processes/dispositions-contract.ts'
import { withheldInWords } from '@fieldword/shared/processes/withheld.ts'
import { AnswerBadge } from './answer-badge.tsx'
import { Who } from './said.tsx'
import { typeWords } from './words.ts'
import { keyOf, workHref } from './work-address.ts'
import { OpenCells } from './work-open.tsx'
import type { WorkTableProps } from './work-props.ts'
import { pickOf } from './work-sent.ts'

/** Comments as dense rows; one of them is open for its answer. Each row's link is what the keys j and k walk along. */
export function WorkTable(props: WorkTableProps) {
  const { rows, bench } = props
  return (
    <div className="twrap">
      <table className="fw-table dt" data-rows="">
        <caption className="fw-vh">Comments to answer</caption>
        <thead>
          <tr>
            {bench.open ? (
              <th scope="col" className="q__ck">
                {/* It needs the script, which shows it. */}
                <input
                  type="checkbox"
                  className="fw-radio"
                  data-pick-all=""
                  aria-label="Select all on this page"
                  hidden
                />
              </th>
            ) : null}
            <th scope="col" className="dt__c">
              Comment
            </th>
            <th scope="col" className="dt__e">
              Element
            </th>
            <th scope="col" className="dt__t">
              Type
            </th>
            <th scope="col" className="dt__p">
              Proposed change
            </th>
            <th scope="col" className="dt__d">
              Disposition
            </th>
            <th scope="col">Rationale</th>
            <th scope="col" className="dt__x">
              Change
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <Row key={keyOf(row)} {...props} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Row(props: WorkTableProps & { readonly row: WorkRow }) {
  const { row, slug, bench, asked, edit, picked } = props
  const { input, quote, part, editor } = row
  const key = keyOf(row)
  const isOpen = edit === key
  const element = bench.elements.find(({ id }) => id === input.elementId)
  const name = part > 0 ? `${input.number}, part ${part}` : String(input.number)
  return (
    <tr id={`r-${key}`} className={isOpen ? 'dt__ed' : undefined}>
      {bench.open ? (
        <td className="q__ck">
          <input
            type="checkbox"
            className="fw-radio"
            name="pick"
            value={pickOf(row)}
            defaultChecked={picked.includes(pickOf(row))}
            aria-label={`Select ${name}`}
          />
        </td>
      ) : null}
      <th scope="row" className="dt__c">
        <p>{quote || input.text}</p>
        <small>
          <a
            href={workHref(slug, asked.filter, { edit: key })}
            className="fw-num"
            aria-current={isOpen ? 'true' : undefined}
            aria-label={`${isOpen ? 'Open' : 'Answer'} ${name}`}
          >
            {name}
          </a>
          <Who by={input.by} />
          {editor ? <span>for {editor.name}</span> : null}
        </small>
      </th>
      <td className="dt__e" data-h="Element">
        {element ? (
          <>
            <span className="eln">{element.number || '–'}</span>
            {element.handle}
          </>
        ) : (
          'Whole text'
        )}
      </td>
      <td className="dt__t" data-h="Type">
        {typeWords[input.type]}
      </td>
      <td className="dt__p" data-h="Proposed">
        {input.proposedText ?? <span className="fw-muted">None</span>}
      </td>
      {isOpen ? <OpenCells {...props} /> : <ClosedCells row={row} />}
    </tr>
  )
}

interface AcknowledgedProps {
  readonly acknowledged: NonNullable<DispositionView['acknowledged']>
}

function NotSatisfied({ acknowledged: { words, withheld } }: AcknowledgedProps) {
  return <small>Not satisfied: {words || (withheld && withheldInWords(withheld))}</small>
}

function ClosedCells({ row: { current, pending, returned } }: { readonly row: WorkRow }) {
  const shown = pending ?? returned ?? current
  const changes = (current ?? pending)?.changes ?? []
  return (
    <>
      <td className="dt__d" data-h="Disposition">
        <AnswerBadge kind={shown?.kind ?? null} duplicateOf={shown?.duplicateOf ?? null} asChoice />
        {pending ? <small>To confirm{pending.proposedBy ? `, by ${pending.proposedBy.name}` : ''}</small> : null}
        {returned ? <small>Returned: {returned.returnReason}</small> : null}
        {current?.acknowledged?.state === 'not_satisfied' ? <NotSatisfied acknowledged={current.acknowledged} /> : null}
      </td>
      <td className="fw-2" data-h="Rationale">
        {shown?.rationale || <span className="fw-muted">—</span>}
      </td>
      <td className="dt__x" data-h="Change">
        {changes.length > 0 ? (
          changes.map(({ id, revisionNumber }) => (
            <span key={id} className="fw-num">
              r{revisionNumber}{' '}
            </span>
          ))
        ) : (
          <span className="fw-muted">None</span>
        )}
      </td>
    </>
  )
}
