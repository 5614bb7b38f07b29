import type {
  CellElement,
  DefinitionOverTime,
  OverTimeCell,
  OverTimeRow,
} from '@fieldword/shared/definitions/over-time-contract.ts'
import { readsRightToLeft } from '@fieldword/shared/document/direction.ts'
import { joined } from '../ui/in-words.ts'
import { Kind } from '../ui/kind.tsx'
import { elementHref } from './element-href.ts'
import { openingOf } from './opening.ts'
import { kindWord } from './row-words.ts'
import { versionHref } from './version-href.ts'
import { saidOfVersion } from './version-words.ts'

/** Rows are threads and columns versions; on a narrow screen each row is a card. It scrolls by itself, so that the page never does. */
export function OverTimeTable({ table }: { readonly table: DefinitionOverTime }) {
  const { pageSlug, columns, rows } = table
  const wide = columns.length > 4 ? '' : undefined
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className="ot" aria-label="Elements over time" tabIndex={0} data-wide={wide}>
      <table className="ot__t">
        <thead>
          <tr>
            <th scope="col">Thread</th>
            {columns.map(version => (
              <th key={version.id} scope="col">
                <a href={versionHref(pageSlug, version.label)}>{version.label}</a>{' '}
                <small>{saidOfVersion(version)}</small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <Thread key={row.number} row={row} table={table} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Thread({
  row,
  table: { pageSlug, columns },
}: {
  readonly row: OverTimeRow
  readonly table: DefinitionOverTime
}) {
  const end = row.cells.findLast(({ state }) => state === 'there')?.elements[0]
  return (
    <tr id={`row-${row.number}`}>
      <th scope="row">
        <span className="fw-vh">Row </span>
        {row.number}{' '}
        {end ? <a href={elementHref(pageSlug, end.elementId)}>{row.handle || `Element ${end.number}`}</a> : null}
      </th>
      {columns.map((version, at) => {
        const cell = row.cells[at]
        return cell ? <Cell key={version.id} cell={cell} label={version.label} slug={pageSlug} /> : null
      })}
    </tr>
  )
}

const absent = {
  before: 'Not there yet',
  gap: 'Not in this version',
  ended: 'Nothing came of it',
  unknown: 'Nothing is recorded',
} as const

interface CellProps {
  readonly cell: OverTimeCell
  readonly label: string
  readonly slug: string
}

function Cell({ cell: { state, elements }, label, slug }: CellProps) {
  return (
    <td data-state={state}>
      <span className="ot__y">{label}</span>
      {state === 'there' ? (
        elements.map(element => <InCell key={element.elementId} element={element} label={label} slug={slug} />)
      ) : (
        <p className="ot__none">{absent[state]}</p>
      )}
    </td>
  )
}

interface InCellProps {
  readonly element: CellElement
  readonly label: string
  readonly slug: string
}

/** Number and short name, how it came to be, and the text: the whole of it on asking where it is long. */
function InCell({ element, label, slug }: InCellProps) {
  const { number, handle, kind, moved, from, fromLabel, alsoIn, text } = element
  const { opening, rest } = openingOf(text)
  const dir = readsRightToLeft(text) ? 'rtl' : undefined
  return (
    <div className="ot__el">
      <p className="ot__h">
        <a href={`${versionHref(slug, label)}#e${number}`}>
          {number}
          {handle ? ` ${handle}` : null}
        </a>
        {kind ? <Kind kind={kind}>{kindWord({ kind, before: from })}</Kind> : null}
        {moved ? <Kind kind="moved" /> : null}
      </p>
      {rest ? (
        <details>
          <summary dir={dir}>{opening} …</summary>
          <p dir={dir}>… {rest}</p>
        </details>
      ) : (
        <p dir={dir}>{text || 'No text'}</p>
      )}
      {from.length > 1 || moved ? (
        <p className="fw-help">
          From {fromLabel}, {from.length === 1 ? 'element' : 'elements'} {joined(from)}
        </p>
      ) : null}
      {alsoIn.length > 0 ? <AlsoIn rows={alsoIn} /> : null}
    </div>
  )
}

function AlsoIn({ rows }: { readonly rows: readonly number[] }) {
  return (
    <p className="fw-help">
      Also in {rows.length === 1 ? 'row' : 'rows'}{' '}
      {rows.map((row, at) => (
        <span key={row}>
          {at === 0 ? null : at === rows.length - 1 ? ' and ' : ', '}
          <a href={`#row-${row}`}>{row}</a>
        </span>
      ))}
    </p>
  )
}
