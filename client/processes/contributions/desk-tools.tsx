import type { CommentDesk } from '@fieldword/shared/processes/commenting-contract.ts'
import { enterHref, filesHref, mineHref, processHref } from './addresses.ts'

/** Ways on from the comments. */
export function DeskTools({
  desk: { process, mine, may },
  isSignedIn,
}: {
  readonly desk: CommentDesk
  readonly isSignedIn: boolean
}) {
  const { slug } = process
  return (
    <ul className="desk__ways">
      {isSignedIn ? (
        <li>
          <a href={mineHref(slug)}>{mine > 0 ? `Yours (${mine}), and what happened to them` : 'Yours'}</a>
        </li>
      ) : null}
      {may.enter ? (
        <>
          <li>
            <a href={enterHref(slug)}>Enter a comment from paper or a meeting</a>
          </li>
          <li>
            <a href={filesHref(slug)}>Bring comments in a file</a>
          </li>
        </>
      ) : null}
      <li>
        <a href={`${processHref(slug)}/contributions.csv`}>All as CSV</a>
      </li>
      <li>
        <a href={`${processHref(slug)}/contributions.json`}>All as JSON</a>
      </li>
    </ul>
  )
}
