import type { ElementChange } from '@fieldword/shared/definitions/element-contract.ts'
import { formatWords } from '@fieldword/shared/diff/format-words.ts'
import { Day } from '../ui/day.tsx'
import { Kind } from '../ui/kind.tsx'
import { CompareText } from './compare-text.tsx'
import type { ElementAnswer, ElementLook } from './element-answer.ts'
import { elementHref } from './element-href.ts'
import { compareHref } from './version-href.ts'

interface ElementChangesProps {
  readonly slug: string
  readonly id: string
  readonly changes: ElementAnswer['changes']
  readonly at: ElementLook
}

/** Which approved revisions changed the element; as far as was looked back, and the way further. */
export function ElementChanges({ slug, id, changes, at }: ElementChangesProps) {
  const isStart = at.cursor === null
  const hrefAt = (cursor: string | null) => `${elementHref(slug, id, { ...at, cursor })}#in-revisions`
  const { items, nextCursor, lookedAt } = changes
  return (
    <section aria-labelledby="in-revisions">
      <h2 id="in-revisions" className="elp__h">
        In approved revisions
      </h2>
      {items.length === 0 ? (
        <p className="fw-muted">
          {nextCursor === null && isStart ? 'No approved revision has it.' : 'None of these revisions changed it.'}
        </p>
      ) : (
        <ol className="elp__v">
          {items.map(change => (
            <Change key={change.revision.id} slug={slug} change={change} />
          ))}
        </ol>
      )}
      <p className="elp__more">
        <span className="fw-help">
          {lookedAt === 1 ? '1 revision was looked at.' : `${lookedAt} revisions were looked at.`}
        </span>
        {isStart ? null : <a href={hrefAt(null)}>Newest</a>}
        {nextCursor === null ? null : <a href={hrefAt(nextCursor)}>Look further back</a>}
      </p>
    </section>
  )
}

const tints = { added: 'new', removed: 'retired', reworded: 'reworded', formatting: 'kept' } as const

function Change({ slug, change }: { readonly slug: string; readonly change: ElementChange }) {
  const { revision, sinceNumber, kind, number, runs, formats } = change
  const { number: revisionNumber, summary } = revision
  // The whole element is marked once around it, and its words not again.
  const isWhole = kind === 'added' || kind === 'removed'
  return (
    <li>
      <h3>
        <a href={`/wiki/${slug}/revisions/${revisionNumber}`}>r{revisionNumber}</a>{' '}
        <small>
          <Day at={revision.writtenOn} />
          {summary ? `, ${summary}` : null}
        </small>
      </h3>
      <p className="elp__k">
        Element {number} <Kind kind={kind} />
      </p>
      <CompareText className="elp__t" row={{ kind: tints[kind] }} runs={isWhole ? plain(runs) : runs} words />
      {formats.length > 0 ? (
        <ul className="cmp__fmt">
          {formats.map(formatWords).map(words => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      ) : null}
      {sinceNumber === null ? null : (
        <p className="lin__f">
          <a href={compareHref(slug, { from: `r${sinceNumber}`, to: `r${revisionNumber}` })}>
            Compare r{sinceNumber} and r{revisionNumber}
          </a>
        </p>
      )}
    </li>
  )
}

function plain(runs: ElementChange['runs']): ElementChange['runs'] {
  return runs.map(run => ({ ...run, kind: 'same' }))
}
