import type { DraftView } from '@fieldword/shared/collab/contract.ts'
import type { ReactNode } from 'react'
import { EditFrame } from './edit-frame.tsx'

interface OpeningProps {
  readonly draft: DraftView
  /** What to say while there is no text yet. */
  readonly words?: ReactNode
}

/** Until the text is here: the server's rendering shows the same. */
export function Opening({ draft, words = 'Opening the draft …' }: OpeningProps) {
  return (
    <EditFrame draft={draft} state="opening" top={null}>
      <main id="main" className="ed__main">
        <div className="ed__bar" />
        <div className="ed__grid">
          <div className="ed__out" />
          <article id="text" className="ed__doc" tabIndex={-1}>
            <h1>{draft.pageTitle}</h1>
            <p className="ed__opening" role="status">
              {words}
            </p>
            <div className="ed__skeleton" aria-hidden="true">
              <i />
              <i />
              <i />
              <i />
            </div>
          </article>
        </div>
      </main>
    </EditFrame>
  )
}
