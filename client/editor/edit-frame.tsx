import type { DraftView } from '@fieldword/shared/collab/contract.ts'
import { IconChevronLeft } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Lock } from '../ui/lock.tsx'

interface EditFrameProps {
  readonly draft: DraftView
  /** Save state, people and the way to propose. */
  readonly top: ReactNode
  /** Everything below the header. */
  readonly children: ReactNode
  readonly state: 'opening' | 'live' | 'away' | 'closed'
}

/** The window of the editor: it has no site frame, and one way back. A draft of somebody's own says what it is for. */
export function EditFrame({ draft, top, children, state }: EditFrameProps) {
  const page = `/wiki/${draft.pageSlug}`
  return (
    <div className="ed" data-state={state}>
      <a className="fw-skip" href="#text">
        Skip to the text
      </a>
      <header className="ed__top">
        <a className="fw-iconbtn" href={page} aria-label={`Back to ${draft.pageTitle}`}>
          <IconChevronLeft className="i" aria-hidden="true" />
        </a>
        <div className="ed__title">
          <nav aria-label="Breadcrumb">
            <ol className="fw-crumb">
              <li>
                <a href={page}>{draft.pageTitle}</a>
              </li>
              {draft.own ? (
                <li>
                  <a href={`${page}/drafts/${draft.own.id}/about`}>About this draft</a>
                </li>
              ) : null}
            </ol>
          </nav>
          <b>{draft.own?.purpose ?? 'Working draft'}</b>
          {draft.protection ? <Lock editableBy={draft.protection.editableBy} /> : null}
        </div>
        {top}
      </header>
      {children}
    </div>
  )
}
