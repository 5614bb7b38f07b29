import { useCallback, useEffect, useState } from 'react'
import { isWriting } from '../../platform/keys.ts'
import type { Draft } from './draft.ts'

/** Steps that can be taken back. */
const mostSteps = 200

interface Steps {
  readonly past: readonly Draft[]
  readonly draft: Draft
  readonly future: readonly Draft[]
  /** What the last step was about: typing on in one field is one step. */
  readonly about: string | null
}

export interface Drafting {
  readonly draft: Draft
  readonly changed: boolean
  readonly canUndo: boolean
  readonly canRedo: boolean
  change(change: (draft: Draft) => Draft, about?: string): void
  undo(): void
  redo(): void
}

/** The draft with its steps, back and forth. Leaving with something unsaved asks first. */
export function useDraft(first: Draft, isSaved: () => boolean): Drafting {
  const [steps, setSteps] = useState<Steps>({ past: [], draft: first, future: [], about: null })
  const undo = useCallback(() => setSteps(taken), [])
  const redo = useCallback(() => setSteps(again), [])
  const changed = steps.past.length > 0
  useEffect(() => {
    const step = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || isWriting(event.target)) return
      const key = event.key.toLowerCase()
      if (key !== 'z' && key !== 'y') return
      event.preventDefault()
      if (key === 'y' || event.shiftKey) redo()
      else undo()
    }
    document.addEventListener('keydown', step)
    return () => document.removeEventListener('keydown', step)
  }, [undo, redo])
  useEffect(() => {
    if (!changed) return
    const ask = (event: BeforeUnloadEvent) => {
      if (!isSaved()) event.preventDefault()
    }
    globalThis.addEventListener('beforeunload', ask)
    return () => globalThis.removeEventListener('beforeunload', ask)
  }, [changed, isSaved])
  return {
    draft: steps.draft,
    changed,
    canUndo: changed,
    canRedo: steps.future.length > 0,
    change: (change, about) => setSteps(before => stepped(before, change(before.draft), about ?? null)),
    undo,
    redo,
  }
}

function stepped({ past, draft, about: last }: Steps, next: Draft, about: string | null): Steps {
  if (next === draft) return { past, draft, future: [], about: last }
  const goesOn = about !== null && about === last
  return { past: goesOn ? past : [...past, draft].slice(-mostSteps), draft: next, future: [], about }
}

function taken({ past, draft, future, about }: Steps): Steps {
  const before = past.at(-1)
  return before
    ? { past: past.slice(0, -1), draft: before, future: [draft, ...future], about: null }
    : { past, draft, future, about }
}

function again({ past, draft, future, about }: Steps): Steps {
  const [next, ...rest] = future
  return next ? { past: [...past, draft], draft: next, future: rest, about: null } : { past, draft, future, about }
}
