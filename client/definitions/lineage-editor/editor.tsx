import type { LineageEditing } from '@fieldword/shared/definitions/lineage-contract.ts'
import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react'
import { type SubmitEvent, useEffect, useRef, useState } from 'react'
import { api } from '../../platform/api.ts'
import type { Refused } from '../../platform/page.ts'
import { useSending } from '../../platform/use-sending.ts'
import { lineageHref } from '../lineage-href.ts'
import { Board } from './board.tsx'
import {
  asRecorded,
  type Draft,
  draftOf,
  kindsOf,
  recordedIn,
  unsaid,
  withAllConfirmed,
  withChange,
  withoutSuggestions,
  withoutTie,
  withTie,
} from './draft.ts'
import { MovedOn } from './moved-on.tsx'
import { Problems, problemsByTie } from './problems.tsx'
import { SaveBox } from './save-box.tsx'
import { ElementSelect, TieCard } from './tie-card.tsx'
import { useDraft } from './use-draft.ts'

interface LineageEditorProps {
  readonly editing: LineageEditing
  readonly first: Draft
  readonly basedOn: number
  /** Why the form that was sent without scripts was not carried out. */
  readonly refused: Refused | null
}

/** What became of each element, said by a person: a form that works without scripts, and is worked as a map with them. */
export function LineageEditor(props: LineageEditorProps) {
  const { first, refused } = props
  const [editing, setEditing] = useState(props.editing)
  const [seen, setSeen] = useState(props.basedOn)
  const [isOver, setOver] = useState(false)
  const [live, setLive] = useState(false)
  const saved = useRef(false)
  const { draft, change, canUndo, canRedo, undo, redo } = useDraft(first, () => saved.current)
  const { busy, failure, send } = useSending()
  const [sent, setSent] = useState<readonly string[]>(() => recordedIn(first).map(({ key }) => key))
  useEffect(() => setLive(true), [])

  const labels = { from: editing.from.label, to: editing.to.label }
  const { pageSlug: slug } = editing
  const newest = editing.reading?.number ?? 0
  const problem = failure ?? refused
  const problems = problemsByTie(problem?.fields ?? {}, sent)
  const suggestions = draft.ties.filter(({ isIn }) => !isIn).length
  const left = unsaid(draft, editing)
  const possible = kindsOf(draft, editing)

  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    setSent(recordedIn(draft).map(({ key }) => key))
    void send(async () => {
      const { reading, summary } = draft
      const wish = {
        slug,
        ...labels,
        ...{ basedOn: isOver ? newest : seen, reading, summary, ties: recordedIn(draft).map(asRecorded) },
      }
      const { number } = await api.definitions.recordLineage(wish).catch(async (error: unknown) => {
        // Whoever recorded meanwhile is shown beside what is here, which stays.
        setEditing(await api.definitions.lineageEditing({ slug, ...labels }))
        setOver(false)
        throw error
      })
      saved.current = true
      globalThis.location.assign(lineageHref(slug, labels, number))
    })
  }
  return (
    <form className="lne" method="post" noValidate onSubmit={onSubmit}>
      <div className="lne__main">
        <Problems
          message={problem?.code === 'lineage-moved-on' ? null : (problem?.message ?? null)}
          problems={problems}
          draft={draft}
          texts={editing}
        />
        {seen === newest ? null : (
          <MovedOn
            {...{ editing, draft, live, isOver }}
            onOver={setOver}
            onTheirs={() => {
              setSeen(newest)
              change(() => draftOf(editing))
            }}
          />
        )}
        <input type="hidden" name="basedOn" value={seen} />
        <Board
          texts={editing}
          labels={labels}
          draft={draft}
          live={live}
          onTie={ends => change(old => withTie(old, ends, editing))}
        />
        {live ? (
          <p className="lne__bar">
            <button type="button" className="fw-btn fw-btn--sm" aria-disabled={!canUndo} onClick={undo}>
              <IconArrowBackUp className="i" aria-hidden="true" />
              Undo
            </button>
            <button type="button" className="fw-btn fw-btn--sm" aria-disabled={!canRedo} onClick={redo}>
              <IconArrowForwardUp className="i" aria-hidden="true" />
              Redo
            </button>
            {suggestions > 0 ? (
              <>
                <button
                  type="button"
                  className="fw-btn fw-btn--sm"
                  onClick={() => change(old => withAllConfirmed(old, editing))}
                >
                  Confirm all {suggestions} suggested
                </button>
                <button
                  type="button"
                  className="fw-btn fw-btn--sm fw-btn--quiet"
                  onClick={() => change(withoutSuggestions)}
                >
                  Drop all suggested
                </button>
              </>
            ) : null}
          </p>
        ) : null}
        <h2 className="lne__h">Ties</h2>
        {draft.ties.length === 0 ? <p className="fw-help">Nothing is tied yet.</p> : null}
        <ol className="lne__ties">
          {draft.ties.map((tie, place) => (
            <TieCard
              key={tie.key}
              {...{ tie, place, kinds: possible(tie), texts: editing, labels, live, problem: problems.get(tie.key) }}
              change={(key, part, about) => change(old => withChange(old, key, part), about)}
              confirm={({ from, to }) => change(old => withTie(old, { from, to }, editing))}
              drop={key => change(old => withoutTie(old, key, editing))}
            />
          ))}
        </ol>
        {live ? null : (
          <fieldset className="lne__plain lne__add">
            <legend className="fw-label">Another tie</legend>
            <ElementSelect
              label={labels.from}
              name="add.from"
              elements={editing.fromElements}
              chosen={null}
              none="Nothing: it is new"
            />
            <ElementSelect
              label={labels.to}
              name="add.to"
              elements={editing.toElements}
              chosen={null}
              none="Nothing: it was removed"
            />
            <button type="submit" className="fw-btn" name="do" value="add">
              Add this tie
            </button>
          </fieldset>
        )}
      </div>
      <SaveBox
        {...{ draft, live, busy, suggestions, left, labels, next: newest + 1, fields: problem?.fields ?? {} }}
        onChange={(part, about) => change(old => ({ ...old, ...part }), about)}
      />
    </form>
  )
}
