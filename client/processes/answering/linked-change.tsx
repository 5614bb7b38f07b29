import type { DispositionView, ElementRef, LinkedChange } from '@fieldword/shared/processes/answering-parts.ts'
import { Runs } from '../../ui/runs.tsx'

interface ChangeProps {
  readonly change: LinkedChange
  readonly page: { readonly slug: string }
  readonly elements: readonly ElementRef[]
}

/** A change of the text that an answer led to: where it is, and its words. */
export function Change({ change, page, elements }: ChangeProps) {
  const { revisionNumber, elementId, runs } = change
  const element = elements.find(({ id }) => id === elementId)
  const place = elementId === null ? 'The text' : element ? `Element ${element.number}` : 'An element'
  return (
    <>
      <small>
        {place}, <a href={`/wiki/${page.slug}/revisions/${revisionNumber}`}>r{revisionNumber}</a>
      </small>
      {runs.length > 0 ? (
        <p className="fw-serif">
          <Runs runs={runs} />
        </p>
      ) : null}
    </>
  )
}

interface ChangesProps extends Omit<ChangeProps, 'change'> {
  readonly answers: readonly Pick<DispositionView, 'changes'>[]
}

export function Changes({ answers, page, elements }: ChangesProps) {
  const changes = answers.flatMap(({ changes }) => changes)
  if (changes.length === 0) return <p className="fw-muted">No change to the text</p>
  return changes.map(change => <Change key={change.id} change={change} page={page} elements={elements} />)
}
