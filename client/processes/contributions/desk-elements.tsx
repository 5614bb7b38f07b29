import type { CommentDesk } from '@fieldword/shared/processes/commenting-contract.ts'
import type { Frame } from '../../platform/page.ts'
import { Empty } from '../../ui/empty.tsx'
import type { Sent } from './act-form.ts'
import { deskHref } from './addresses.ts'
import { CommentForm } from './comment-form.tsx'
import { StratumField } from './stratum-field.tsx'

interface DeskElementsProps {
  readonly desk: CommentDesk
  /** The form that was sent and refused. */
  readonly sent: Sent | null
  readonly frame: Frame
}

/** [PR70] Each element with how much was said about it, and a form to say more. */
export function DeskElements({ desk, sent, frame }: DeskElementsProps) {
  const { elements, process, whole, may } = desk
  return (
    <>
      {elements.length === 0 ? (
        <Empty>
          {desk.revision ? 'This text has no elements. Comment on it as a whole.' : 'There is no text to show.'}
        </Empty>
      ) : null}
      <ol className="desk__els">
        {elements.map(({ id, number, handle, text, comments }) => (
          <li key={id} id={`e${number}`}>
            <span className="els__n" aria-hidden="true">
              {number}
            </span>
            <div>
              <h3>{handle || `Element ${number}`}</h3>
              <p className="desk__text" data-said-text={id}>
                {text}
              </p>
              <Count slug={process.slug} element={id} comments={comments} name={handle || `element ${number}`} />
              {may.comment ? (
                <Write
                  {...{ desk, frame, sent, name: `Comment on ${handle || `element ${number}`}` }}
                  element={{ id, text }}
                />
              ) : null}
            </div>
          </li>
        ))}
      </ol>
      <div className="desk__whole">
        <h3>The whole text</h3>
        <Count slug={process.slug} element="whole" comments={whole} name="the whole text" />
        {may.comment ? <Write {...{ desk, frame, sent, name: 'Comment on the whole text', element: null }} /> : null}
      </div>
    </>
  )
}

interface CountProps {
  readonly slug: string
  readonly element: string
  readonly comments: number
  readonly name: string
}

function Count({ slug, element, comments, name }: CountProps) {
  if (comments === 0) return <p className="fw-help">No comments yet</p>
  return (
    <p className="fw-help">
      <a href={`${deskHref(slug)}?${new URLSearchParams({ element })}#comments`}>
        {comments === 1 ? '1 comment' : `${comments} comments`}
        <span className="fw-vh"> on {name}</span>
      </a>
    </p>
  )
}

interface WriteProps extends DeskElementsProps {
  readonly element: { readonly id: string; readonly text: string } | null
  readonly name: string
}

function Write({ desk, sent, frame, element, name }: WriteProps) {
  const own = sent && sent.element === (element?.id ?? '') ? sent : null
  const id = `write-${element?.id ?? 'whole'}`
  return (
    <details className="desk__write" open={own !== null} data-said-about={element?.id}>
      <summary>{name}</summary>
      <CommentForm id={id} element={element} written={own} refused={own && frame.refused} button="Send">
        <StratumField id={`${id}-stratum`} process={desk.process} written={own?.stratum ?? ''} />
      </CommentForm>
    </details>
  )
}
