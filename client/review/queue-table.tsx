import type { QueueEntry, QueueFilter, QueueSort } from '@fieldword/shared/review/queue-contract.ts'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { summaryOf } from '../revisions/index.ts'
import { Avatar } from '../ui/avatar.tsx'
import { AgeBar } from './age-bar.tsx'
import { Approvals } from './approvals.tsx'
import { Exchange } from './exchange.tsx'
import { HintList } from './hint-list.tsx'
import { hintsOf } from './hints.ts'
import { directionOf, queueHref, reviewHref, sortedBy } from './queue-address.ts'
import { pickField, pickOf } from './queue-sent.ts'
import { Reviewer } from './reviewer.tsx'

export interface QueueTableProps {
  readonly entries: readonly QueueEntry[]
  readonly filter: QueueFilter
  /** What the table is called for whoever does not see where it stands. */
  readonly name: string
  readonly now: string
  /** Whoever looks, where they moderate. */
  readonly moderatorId: string | null
  /** Rows that were picked before. */
  readonly picked: ReadonlySet<string>
}

/** Reviews as dense rows. Each row's link is what the keys j and k walk along. */
export function QueueTable(props: QueueTableProps) {
  const { entries, filter, name } = props
  return (
    <div className="twrap">
      <table className="fw-table q" data-rows="">
        <caption className="fw-vh">{name}</caption>
        <thead>
          <tr>
            {props.moderatorId === null ? null : (
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
            )}
            <SortHead filter={filter} by="page">
              Page
            </SortHead>
            <th scope="col">Summary</th>
            <th scope="col">By</th>
            <SortHead filter={filter} by="age">
              {filter.show === 'done' ? 'Proposed' : 'Age'}
            </SortHead>
            <SortHead filter={filter} by="size" right>
              Size
            </SortHead>
            <th scope="col">Look out for</th>
            <SortHead filter={filter} by="approvals">
              Approvals
            </SortHead>
            <th scope="col">Reviewer</th>
          </tr>
        </thead>
        <tbody>
          {entries.map(entry => (
            <Row key={entry.id} {...props} entry={entry} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface SortHeadProps {
  readonly filter: QueueFilter
  readonly by: QueueSort
  readonly right?: boolean
  readonly children: ReactNode
}

function SortHead({ filter, by, right = false, children }: SortHeadProps) {
  const direction = directionOf(filter, by)
  return (
    <th scope="col" className={right ? 'r' : undefined} aria-sort={direction}>
      <a href={queueHref(sortedBy(filter, by))}>
        {children}
        {direction === 'descending' ? <IconArrowDown className="i" aria-hidden="true" /> : null}
        {direction === 'ascending' ? <IconArrowUp className="i" aria-hidden="true" /> : null}
      </a>
    </th>
  )
}

function Row({ entry, filter, now, moderatorId, picked }: QueueTableProps & { readonly entry: QueueEntry }) {
  const { page, revision, openedBy } = entry
  return (
    <tr id={`r-${entry.id}`}>
      {moderatorId === null ? null : (
        <td className="q__ck">
          <input
            type="checkbox"
            className="fw-radio"
            name={pickField}
            value={pickOf(entry)}
            defaultChecked={picked.has(pickOf(entry))}
            aria-label={`Select ${page.title}, r${revision.number}`}
          />
        </td>
      )}
      <th scope="row">
        <a href={reviewHref(entry, filter)}>{page.title}</a>
        <small>
          {page.kind === 'definition' ? 'Definition' : 'Article'}, <span className="fw-num">r{revision.number}</span>
        </small>
      </th>
      <td className="q__s">{summaryOf(revision)}</td>
      <td>
        <span className="fw-who">
          {openedBy ? <Avatar person={openedBy} small /> : null}
          {openedBy?.name ?? 'Hidden'}
        </span>
      </td>
      <td className="fw-nowrap fw-num">
        <AgeBar since={entry.openedAt} now={now} waiting={entry.state === 'open'} />
      </td>
      <td className="r">
        <Exchange entry={entry} />
      </td>
      <td>
        <HintList hints={hintsOf(entry, entry.facts)} />
      </td>
      <td className="fw-nowrap fw-num">
        <Approvals approvals={entry.approvals} />
      </td>
      <td className="fw-nowrap">
        <Reviewer entry={entry} moderatorId={moderatorId} />
      </td>
    </tr>
  )
}
