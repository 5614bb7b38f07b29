import type { PickBlock, PickRun, Picks } from '@fieldword/shared/review/choosing/contract.ts'
import { pickWords, titleOfBlock } from './pick-words.ts'

interface PickFieldsProps {
  readonly picks: Picks
  readonly chosen: readonly number[]
}

/** Every block that changes, with its text and a box for each change in it: plain fields of a form. */
export function PickFields({ picks: { blocks, changes }, chosen }: PickFieldsProps) {
  return (
    <section className="cfl" aria-labelledby="picks">
      <h2 id="picks">{changes === 1 ? 'One change' : `${changes} changes`}</h2>
      <p className="fw-2">
        Tick what becomes part of the approved text. What cannot be without each other has one box.
      </p>
      {blocks.map(block => (
        <Block key={block.changes[0]?.change} block={block} chosen={chosen} />
      ))}
    </section>
  )
}

function Block({ block, chosen }: { readonly block: PickBlock; readonly chosen: readonly number[] }) {
  return (
    <fieldset className="cfl__one pck">
      <legend>{titleOfBlock(block)}</legend>
      <p className="pck__text">
        {block.runs.map((run, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: runs never change places, and the same words may come twice
          <Run key={place} run={run} />
        ))}
      </p>
      {block.changes.map((change, place) =>
        change.again ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          <p key={place} className="fw-help">
            {pickWords(change)}: with change {change.change}.
          </p>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          <label key={place} className="fw-check">
            <input
              type="checkbox"
              className="fw-checkbox"
              name="change"
              value={change.change}
              defaultChecked={chosen.includes(change.change)}
            />
            <span>
              <b className="fw-num">{change.change}</b> {pickWords(change)}
            </span>
          </label>
        ),
      )}
    </fieldset>
  )
}

function Run({ run: { kind, text, change } }: { readonly run: PickRun }) {
  if (change === null) return text
  const number = <sup aria-hidden="true">{change}</sup>
  switch (kind) {
    case 'del':
      return (
        <del className="fw-del">
          <span className="fw-vh">removed: </span>
          {text}
        </del>
      )
    case 'ins':
      return (
        <>
          <ins className="fw-ins">
            <span className="fw-vh">added: </span>
            {text}
          </ins>
          {number}
        </>
      )
    case 'marks':
      return (
        <>
          <span className="fw-fmt">
            <span className="fw-vh">formatted differently: </span>
            {text}
          </span>
          {number}
        </>
      )
    case 'same':
      return text
  }
}
