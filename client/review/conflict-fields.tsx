import type { Choice, Take } from '@fieldword/shared/merge/contract.ts'
import type { ConflictView } from '@fieldword/shared/merge/tell-conflict.ts'
import { takeName, wordsName } from './choice-form.ts'
import { saidOf, titleOfConflict } from './conflict-words.ts'

export interface SideNames {
  /** What stood there before either changed it. */
  readonly base: string
  readonly ours: string
  readonly theirs: string
}

interface ConflictFieldsProps {
  readonly conflicts: readonly ConflictView[]
  readonly choices: readonly Choice[]
  readonly sides: SideNames
  /** Whether those left open are pointed out. */
  readonly pointOut: boolean
}

/** Every place that both changed, each with what may be taken there: plain fields of a form. */
export function ConflictFields({ conflicts, choices, sides, pointOut }: ConflictFieldsProps) {
  if (conflicts.length === 0) return null
  const count = conflicts.length === 1 ? 'One place' : `${conflicts.length} places`
  return (
    <section className="cfl" aria-labelledby="conflicts">
      <h2 id="conflicts">{count} to decide on</h2>
      <p className="fw-2">Both texts changed the same. Nothing is proposed before each has a decision.</p>
      {conflicts.map((conflict, index) => (
        <Conflict
          key={conflict.id}
          conflict={conflict}
          number={index + 1}
          choice={choices.find(each => each.conflict === conflict.id)}
          sides={sides}
          pointOut={pointOut}
        />
      ))}
    </section>
  )
}

interface ConflictProps extends Pick<ConflictFieldsProps, 'sides' | 'pointOut'> {
  readonly conflict: ConflictView
  readonly number: number
  readonly choice: Choice | undefined
}

function Conflict({ conflict, number, choice, sides, pointOut }: ConflictProps) {
  const missing = pointOut && !choice
  const problem = `open-${conflict.id}`
  return (
    <fieldset className="cfl__one" aria-describedby={missing ? problem : undefined}>
      <legend>
        <span className="fw-num">{number}</span> {titleOfConflict(conflict)}
      </legend>
      <Around conflict={conflict} />
      <Before conflict={conflict} name={sides.base} />
      {missing ? (
        <p className="fw-error" id={problem}>
          Decide on this one.
        </p>
      ) : null}
      <div className="dcs">
        {conflict.takes.map(take => (
          <label key={take}>
            <input
              className="fw-radio"
              type="radio"
              name={takeName(conflict.id)}
              value={take}
              defaultChecked={choice?.take === take}
              required
            />
            <Taken conflict={conflict} take={take} sides={sides} />
          </label>
        ))}
        {conflict.takes.includes('own') ? <OwnWords conflict={conflict} words={choice?.words} /> : null}
      </div>
    </fieldset>
  )
}

/** Where it is: the words around it, or how the block begins. */
function Around({ conflict }: { readonly conflict: ConflictView }) {
  const { kind, before, after, base, block } = conflict
  if (kind !== 'words') return block.text === '' ? null : <p className="cfl__at">“{block.text}”</p>
  return (
    <p className="cfl__at">
      {before.length >= 60 ? '…' : null}
      {before}
      {base === null ? <mark className="cfl__gap">…</mark> : <mark>{base}</mark>}
      {after}
      {after.length >= 60 ? '…' : null}
    </p>
  )
}

/** Of what is no words: how it was. */
function Before({ conflict, name }: { readonly conflict: ConflictView; readonly name: string }) {
  const { kind, base, stands } = conflict
  if ((kind !== 'attribute' || base === null) && !stands?.base) return null
  return (
    <p className="fw-help cfl__was">
      {name}: {saidOf(conflict, 'base') ?? base}
    </p>
  )
}

function Taken({ conflict, take, sides }: { conflict: ConflictView; take: Take; sides: SideNames }) {
  const { ours, theirs, kind } = conflict
  switch (take) {
    case 'ours':
    case 'theirs':
      return <Side name={sides[take]} conflict={conflict} side={take} />
    case 'both':
      return (
        <span>
          <b>Both, one after the other</b>
          <small>
            {ours} {theirs}
          </small>
        </span>
      )
    case 'own':
      return (
        <span>
          <b>Other words</b>
          <small>{kind === 'block' ? 'The block stays, with the words below' : 'Those below'}</small>
        </span>
      )
  }
}

function Side({ name, conflict, side }: { name: string; conflict: ConflictView; side: 'ours' | 'theirs' }) {
  const said = saidOf(conflict, side)
  return (
    <span>
      <b>{name}</b>
      {said === null ? <q>{conflict[side]}</q> : <small>{said}</small>}
    </span>
  )
}

function OwnWords({ conflict, words }: { readonly conflict: ConflictView; readonly words: string | undefined }) {
  return (
    <p className="cfl__own">
      <textarea
        className="fw-input"
        name={wordsName(conflict.id)}
        rows={2}
        maxLength={20_000}
        defaultValue={words ?? conflict.ours ?? conflict.theirs ?? ''}
        aria-label="Other words"
      />
    </p>
  )
}
