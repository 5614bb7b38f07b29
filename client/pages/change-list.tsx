import type { Change } from '@fieldword/shared/pages/changes-contract.ts'
import type { ReactNode } from 'react'
import { byDay, hrefOf, importedHref, importedInWords, RevisionRow } from '../revisions/index.ts'
import { Badge } from '../ui/badge.tsx'
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
            {change.standsFor > 1 ? (
              <ImportRow change={change} />
            ) : (
              <RevisionRow
                slug={change.page.slug}
                revision={change}
                lead={<PageName change={change} />}
                by={by?.(change)}
                ways={<HistoryLink change={change} />}
              />
            )}
          </li>
        ))}
      </ol>
    </section>
  ))
}

/** [PG60] What was imported of one page at once; it opens to each of them. */
function ImportRow({ change }: { readonly change: Change }) {
  const { page, number, createdAt, current } = change
  return (
    <>
      <div>
        <p className="revs__t">
          <PageName change={change} />
          <a href={importedHref(page.slug)}>{importedInWords(change)}</a>
        </p>
        <p className="revs__m">
          <span>
            the last of them <a href={hrefOf(page.slug, number)}>r{number}</a>
          </span>
          <time dateTime={createdAt}>{createdAt.slice(11, 16)}</time>
          <HistoryLink change={change} />
        </p>
      </div>
      <p className="revs__s">{current ? <Badge state="current" /> : null}</p>
    </>
  )
}

function HistoryLink({ change: { page } }: { readonly change: Change }) {
  return (
    <a href={`/wiki/${page.slug}/history`}>
      History<span className="fw-vh"> of {page.title}</span>
    </a>
  )
}

function PageName({ change: { page } }: { readonly change: Change }) {
  return (
    <span className="revs__page">
      <PageIcon page={page} />
      <a href={`/wiki/${page.slug}`}>{page.title}</a>
    </span>
  )
}
