import { dispositionKind } from '@fieldword/shared/processes/disposition-vocabulary.ts'
import type { WorkRow } from '@fieldword/shared/processes/dispositions-contract.ts'
import { IconLinkPlus, IconScissors } from '@tabler/icons-react'
import { ConductLink } from '../conduct-link.tsx'
import { ElementChoice } from './element-choice.tsx'
import { choiceWords } from './words.ts'
import { workHref } from './work-address.ts'
import type { WorkTableProps } from './work-props.ts'
import { pickOf } from './work-sent.ts'

type OpenProps = WorkTableProps & { readonly row: WorkRow }

/** The cells of the row that is open. Its fields belong to a form of their own, beside the one around the table. */
export function OpenCells(props: OpenProps) {
  const { row, bench } = props
  return (
    <>
      <td className="dt__d" data-h="Disposition">
        <input type="hidden" form="row" name="row" value={pickOf(row)} />
        {bench.open ? <KindFields {...props} /> : null}
        <Pending {...props} />
      </td>
      <td data-h="Rationale">
        {bench.open ? <RationaleField {...props} /> : (row.current ?? row.pending)?.rationale}
        <Similar {...props} />
        {bench.open ? <SplitFields {...props} /> : null}
      </td>
      <td className="dt__x" data-h="Change">
        <LinkFields {...props} />
      </td>
    </>
  )
}

const said = ({ current, pending, returned }: WorkRow) => pending ?? returned ?? current

function KindFields({ row, filled }: OpenProps) {
  const { number } = row.input
  const now = said(row)
  return (
    <>
      <select
        className="fw-select"
        form="row"
        name="kind"
        aria-label={`Disposition of ${number}`}
        defaultValue={filled.kind || now?.kind || ''}
        data-keys=""
      >
        <option value="">Choose</option>
        {dispositionKind.options.map((kind, index) => (
          <option key={kind} value={kind}>
            {index + 1} {choiceWords[kind]}
          </option>
        ))}
      </select>
      <p className="fw-help dt__keys">
        Keys <kbd>1</kbd> to <kbd>7</kbd>
      </p>
      <label className="dt__dup">
        Of comment
        <input
          className="fw-input fw-input--sm"
          form="row"
          name="duplicateOf"
          inputMode="numeric"
          maxLength={10}
          defaultValue={filled.duplicateOf || (now?.duplicateOf ?? '')}
          autoComplete="off"
        />
      </label>
    </>
  )
}

/** What another editor proposed is confirmed or returned here. */
function Pending({ row: { pending, returned, mine }, slug, moderates }: OpenProps) {
  if (returned) {
    return (
      <>
        <p className="fw-help">Returned: {returned.returnReason}</p>
        {moderates ? (
          <p>
            <ConductLink {...{ slug, kind: 'return', id: returned.id, withheld: returned.returnWithheld }} />
          </p>
        ) : null}
      </>
    )
  }
  if (!pending) return null
  return (
    <div className="dt__two">
      <p className="fw-help">
        To confirm{pending.proposedBy ? `, proposed by ${pending.proposedBy.name}` : ''}.
        {mine ? ' This comment is yours: another editor confirms.' : ''}
      </p>
      <button type="submit" form="row" name="act" value="confirm" className="fw-btn fw-btn--sm">
        Confirm
      </button>
      <label>
        <span className="fw-vh">Why it is returned</span>
        <input className="fw-input fw-input--sm" form="row" name="reason" placeholder="Why return it" maxLength={500} />
      </label>
      <button type="submit" form="row" name="act" value="return" className="fw-btn fw-btn--sm">
        Return
      </button>
    </div>
  )
}

function RationaleField({ row, filled }: OpenProps) {
  return (
    <textarea
      className="fw-input"
      form="row"
      name="rationale"
      rows={5}
      maxLength={2000}
      aria-label={`Rationale for ${row.input.number}`}
      defaultValue={filled.rationale || said(row)?.rationale}
    />
  )
}

function Similar({ slug, similar }: OpenProps) {
  if (similar.length === 0) return null
  return (
    <p className="fw-help">
      Similar:{' '}
      {similar.map((number, index) => (
        <span key={number}>
          {index > 0 ? ', ' : ''}
          <a href={workHref(slug, {}, { edit: `${number}.0` })}>{number}</a>
        </span>
      ))}
    </p>
  )
}

/** [PR140] */
function SplitFields({ row: { input, part } }: OpenProps) {
  return (
    <details className="dt__more">
      <summary>
        <IconScissors className="i" aria-hidden="true" />
        {part > 0 ? 'Split otherwise' : 'Split'}
      </summary>
      <label>
        Its parts, words of the comment, one a line; none to put it together again
        <textarea className="fw-input" form="row" name="quotes" rows={4} defaultValue={input.text} />
      </label>
      <button type="submit" form="row" name="act" value="split" className="fw-btn fw-btn--sm">
        Split comment {input.number}
      </button>
    </details>
  )
}

/** [PR125] */
function LinkFields({ row, bench, slug }: OpenProps) {
  const answer = row.current ?? row.pending
  const { page } = bench.process
  if (!answer) return <span className="fw-muted">Once it is proposed</span>
  return (
    <>
      <input type="hidden" form="row" name="answerId" value={answer.id} />
      {answer.changes.map(({ id, revisionNumber }) => (
        <p key={id}>
          <a className="fw-num" href={`/wiki/${page.slug}/revisions/${revisionNumber}`}>
            r{revisionNumber}
          </a>
          <a className="fw-vh" href={`/processes/${slug}/what-happened/${row.input.number}`}>
            What happened to comment {row.input.number}
          </a>
        </p>
      ))}
      <details className="dt__more">
        <summary className="fw-btn fw-btn--sm">
          <IconLinkPlus className="i" aria-hidden="true" />
          Link
        </summary>
        <label>
          Revision
          <input className="fw-input fw-input--sm" form="row" name="revision" placeholder="221" maxLength={10} />
        </label>
        <span className="dt__el">
          <ElementChoiceInRow elements={bench.elements} chosen={row.input.elementId ?? undefined} />
        </span>
        <button type="submit" form="row" name="act" value="link" className="fw-btn fw-btn--sm">
          Link it
        </button>
      </details>
    </>
  )
}

function ElementChoiceInRow({
  elements,
  chosen,
}: {
  readonly elements: OpenProps['bench']['elements']
  readonly chosen: string | undefined
}) {
  return (
    <ElementChoice
      {...{ name: 'elementId', label: 'Element that changed', any: 'The text', elements, chosen }}
      form="row"
    />
  )
}
