import type { List } from '@fieldword/shared/kernel/contract.ts'
import type { PageKind, PageRef } from '@fieldword/shared/pages/contract.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import type { Frame } from '../platform/page.ts'
import { Empty } from '../ui/empty.tsx'
import { ListPage } from '../ui/list-page.tsx'
import { PageRows } from '../ui/page-links.tsx'
import { Pagination } from '../ui/pagination.tsx'
import { NewPageLink } from './new-page-link.tsx'

interface PageListProps {
  readonly title: string
  readonly lead: string
  readonly kind?: PageKind
  readonly pages: List<PageRef>
  readonly frame: Frame
}

/** Pages by title, part by part. */
export function PageList({ title, lead, kind, pages, frame }: PageListProps) {
  return (
    <ListPage title={title} lead={lead} tools={<NewPageLink actor={frame.actor} kind={kind} />}>
      {pages.items.length > 0 ? (
        <PageRows pages={pages.items} />
      ) : (
        <Empty action={can(frame.actor, 'page:create') ? undefined : { name: 'Go to the front page', href: '/' }}>
          Nothing is here yet.
        </Empty>
      )}
      <Pagination here={frame.here} nextCursor={pages.nextCursor} />
    </ListPage>
  )
}
