import type { DefinitionOverTime } from '@fieldword/shared/definitions/over-time-contract.ts'
import type { PagePlace } from '@fieldword/shared/pages/contract.ts'
import { IconDownload } from '@tabler/icons-react'
import type { Frame } from '../platform/page.ts'
import { Empty } from '../ui/empty.tsx'
import { capitalised, counted, joined } from '../ui/in-words.ts'
import { PageHead } from '../ui/page-head.tsx'
import { Tool } from '../ui/tools.tsx'
import { OverTimeTable } from './over-time-table.tsx'
import { VersionRange } from './version-range.tsx'

interface OverTimeProps {
  readonly page: PagePlace
  readonly table: DefinitionOverTime
  readonly frame: Frame
}

/** A definition's elements through its versions: one row for each thread of them. */
export function OverTime({ page, table, frame }: OverTimeProps) {
  const { versions, columns, rows } = table
  const here = `/wiki/${page.slug}/versions/over-time`
  return (
    <div className="fw-wrap">
      <PageHead
        page={page}
        actor={frame.actor}
        tab={null}
        title="Elements over time"
        trail={[{ name: 'Over time', href: here }]}
        tools={
          rows.length > 0 ? (
            <Tool href={csvHref(table)} icon={<IconDownload className="i" aria-hidden="true" />}>
              CSV
            </Tool>
          ) : null
        }
      />
      {columns.length === 0 ? (
        <Empty action={{ name: 'Read the definition', href: `/wiki/${page.slug}` }}>
          This definition has no version yet whose elements could be followed.
        </Empty>
      ) : (
        <>
          <p className="ot__lead">{saidOf(table)}</p>
          {versions.length > 2 ? <VersionRange slug={page.slug} table={table} /> : null}
          <OverTimeTable table={table} />
        </>
      )}
    </div>
  )
}

/** How many threads, through which versions, by whose reading, and what is left out. */
function saidOf({ columns, rows, total, steps, hidden, leftOut }: DefinitionOverTime): string {
  const labels = columns.map(({ label }) => label)
  const readings = [...new Set(steps.flatMap(({ reading }) => reading ?? []))]
  const byIds = steps.filter(({ reading }) => reading === null).map(({ from, to }) => `${from} to ${to}`)
  return [
    `${capitalised(counted(total, 'thread'))} through ${joined(labels)}: a row follows one element back through all it came from.`,
    readings.length > 0 ? `Lineage: ${joined(readings)}.` : null,
    byIds.length > 0 ? `From ${joined(byIds)} elements are followed by their ids.` : null,
    rows.length < total ? `The first ${rows.length} are shown here, and all of them in the file.` : null,
    hidden.length > 0 ? `The text of ${joined(hidden)} is hidden.` : null,
    leftOut.length > 0 ? `Not shown, because a table has eight versions at most: ${joined(leftOut)}.` : null,
  ]
    .filter(Boolean)
    .join(' ')
}

function csvHref({ pageSlug, columns }: DefinitionOverTime): string {
  const query = new URLSearchParams({ from: columns[0]?.label ?? '', to: columns.at(-1)?.label ?? '' })
  return `/wiki/${pageSlug}/versions/over-time.csv?${query}`
}
