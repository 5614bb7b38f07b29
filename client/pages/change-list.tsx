import type { Change } from '@fieldword/shared/pages/changes-contract.ts'
import type { ReactNode } from 'react'
import { byDay, RevisionRow } from '../revisions/index.ts'
import { Day } from '../ui/day.tsx'
import { PageIcon } from '../ui/page-links.tsx'

interface ChangeListProps<Item extends Change> {
  /** Newest first. */
  readonly changes: readonly Item[]
  /** In the place of who wrote it. */
  by?(change: Item): ReactNode
}

/** Revisions of several pages, by the day (UTC) they came to this wiki. */
export function ChangeList<Item extends Change>({ changes, by }: ChangeListProps<Item>) {
  return byDay(changes, ({ createdAt }) => createdAt.slice(0, 10)).map(({ day, items }) => (
    <section key={items[0]?.id} aria-label={day}>
      <h2 className="his__day">
        <Day at={day} />
      </h2>
      <ol className="revs">
        {items.map(change => (
          <li key={change.id}>
            <RevisionRow
              slug={change.page.slug}
              revision={change}
              lead={<PageName change={change} />}
              by={by?.(change)}
              ways={
                <a href={`/wiki/${change.page.slug}/history`}>
                  History<span className="fw-vh"> of {change.page.title}</span>
                </a>
              }
            />
          </li>
        ))}
      </ol>
    </section>
  ))
}

function PageName({ change: { page } }: { readonly change: Change }) {
  return (
    <span className="revs__page">
      <PageIcon page={page} />
      <a href={`/wiki/${page.slug}`}>{page.title}</a>
    </span>
  )
}
