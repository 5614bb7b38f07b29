import type { OwnDraft } from '@fieldword/shared/collab/own-drafts-contract.ts'
import type { List } from '@fieldword/shared/kernel/contract.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import { notAllowed } from '../platform/not-allowed.ts'
import { definePage, type ViewProps } from '../platform/page.ts'
import { Empty } from '../ui/empty.tsx'
import { ListPage } from '../ui/list-page.tsx'
import { Pagination } from '../ui/pagination.tsx'
import { partOf } from '../ui/part-of.ts'
import { DraftRows } from './draft-rows.tsx'

interface Yours extends List<OwnDraft> {
  readonly closed: boolean
}

export default definePage<Yours>({
  path: '/drafts',
  script: 'read',
  async load(api, { actor, query, url }) {
    if (!can(actor, 'draft:read')) return notAllowed(actor, url.pathname + url.search)
    const closed = query.get('closed') === 'true'
    return { ...(await api.collab.ownDrafts({ ...partOf(query), closed: String(closed) })), closed }
  },
  head: ({ closed }) => ({ title: `${closed ? 'Your closed drafts' : 'Your drafts'} — Fieldword`, noIndex: true }),
  View: YourDrafts,
})

function YourDrafts({ answer: { items, nextCursor, closed }, frame }: ViewProps<Yours>) {
  return (
    <ListPage
      title={closed ? 'Your closed drafts' : 'Your drafts'}
      lead="Drafts of your own, and those you are invited to. Nobody else but moderators reads them before they are proposed."
      tools={<a href={closed ? '/drafts' : '/drafts?closed=true'}>{closed ? 'Open drafts' : 'Closed drafts'}</a>}
    >
      {items.length > 0 ? (
        <DraftRows drafts={items} actor={frame.actor} pages />
      ) : (
        <Empty action={closed ? undefined : { name: 'All pages', href: '/pages' }}>
          {closed
            ? 'None of your drafts is closed.'
            : 'You have no draft of your own. Begin one on a page, beside its working draft.'}
        </Empty>
      )}
      <Pagination here={frame.here} nextCursor={nextCursor} />
    </ListPage>
  )
}
