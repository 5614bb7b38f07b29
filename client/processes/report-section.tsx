import { type ReportSection, reportTable } from '@fieldword/shared/processes/report/tables.ts'
import type { ProcessReport } from '@fieldword/shared/processes/report-contract.ts'
import type { ReactNode } from 'react'

/** A part of the report, named after a part of ACCORD. */
export function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="rep__part">
      <h2>{title}</h2>
      {children}
    </section>
  )
}

export function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section>
      <h3>{title}</h3>
      <div className="rep__facts">{children}</div>
    </section>
  )
}

interface TableProps {
  readonly report: ProcessReport
  readonly section: ReportSection
  readonly caption: string
  /** What is said where there is nothing to tell. */
  readonly empty: string
}

/** [PR377] The same table as its CSV. */
export function Table({ report, section, caption, empty }: TableProps) {
  const { columns, rows } = reportTable(report, section)
  if (rows.length === 0) return <p>{empty}</p>
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls has to be reached by the keyboard */}
      <section className="rep__table" tabIndex={0} aria-label={caption}>
        <table className="fw-table">
          <caption>{caption}</caption>
          <thead>
            <tr>
              {columns.map(column => (
                <th scope="col" key={column}>
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a report stand in a fixed order
              <tr key={place}>
                {row.map((cell, at) => (
                  <td key={columns[at]} className={classOf(cell)}>
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className="rep__csv">
        <a href={`/processes/${report.process.slug}/report/${section}.csv`}>{caption} as CSV</a>
      </p>
    </>
  )
}

/** Longer texts than this may be broken within a word. */
const short = 24

function classOf(cell: string | number): string | undefined {
  if (typeof cell === 'number') return 'fw-num'
  if (/^[0-9a-f]{64}$/.test(cell)) return 'rep__hash'
  if (/^\d{4}-\d\d-\d\d$/.test(cell)) return 'rep__day'
  return cell.length > short ? 'rep__long' : undefined
}
