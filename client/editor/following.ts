import type { Editor } from '@tiptap/core'
import type { Awareness } from 'y-protocols/awareness'
import { caretOf } from './caret-flags.ts'
import { isPerson, type PresentPerson } from './carets.ts'

/** [COL30] Whose caret the page goes along with, or why it no longer does. */
export type Following =
  | { readonly kind: 'nobody' }
  | { readonly kind: 'somebody'; readonly person: PresentPerson; readonly isReading: boolean }
  | { readonly kind: 'over'; readonly words: string }

export interface Presence {
  readonly clientID: number
  readonly meta: ReadonlyMap<number, { readonly lastUpdated: number }>
  getStates(): ReadonlyMap<number, Readonly<Record<string, unknown>>>
}

/** The Yjs client behind somebody's caret: of several windows the one that moved last. Null without a caret. */
export function caretClientOf(presence: Presence, personId: string): number | null {
  const moved = (client: number) => presence.meta.get(client)?.lastUpdated ?? 0
  const clients = [...presence.getStates()]
    .filter(
      ([client, { user, cursor }]) => client !== presence.clientID && isPerson(user) && user.id === personId && cursor,
    )
    .map(([client]) => client)
  return clients.sort((a, b) => moved(b) - moved(a))[0] ?? null
}

export function isHere(presence: Presence, personId: string): boolean {
  return [...presence.getStates()].some(
    ([client, { user }]) => client !== presence.clientID && isPerson(user) && user.id === personId,
  )
}

interface FollowParts {
  readonly editor: Editor
  readonly awareness: Awareness
  readonly person: PresentPerson
  /** The follower does something of their own, or asks to stop. */
  onStop(): void
  onGone(): void
  onReading(isReading: boolean): void
}

/** Keeps somebody's caret on the screen until it is told to stop, the follower does something, or the other is gone. */
export function follow({ editor, awareness, person, onStop, onGone, onReading }: FollowParts): () => void {
  let frame = 0
  const look = () => {
    frame = 0
    const client = caretClientOf(awareness, person.id)
    if (!isHere(awareness, person.id)) return onGone()
    onReading(client === null)
    const caret = client === null ? null : caretOf(editor.view, client)
    if (caret) bringIntoView(caret)
  }
  const lookSoon = () => {
    frame ||= requestAnimationFrame(look)
  }
  const stopListening = listenForOwnDoing(editor, onStop)
  awareness.on('change', lookSoon)
  editor.on('transaction', lookSoon)
  lookSoon()
  return () => {
    cancelAnimationFrame(frame)
    stopListening()
    awareness.off('change', lookSoon)
    editor.off('transaction', lookSoon)
  }
}

/** Space kept free above and below: bars, and a few lines to see what comes. */
const above = 160
const below = 140

function bringIntoView(caret: HTMLElement): void {
  const { top, bottom } = caret.getBoundingClientRect()
  if (top >= above && bottom <= innerHeight - below) return
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches
  caret.scrollIntoView({ block: 'center', inline: 'nearest', behavior: isCalm ? 'auto' : 'smooth' })
}

const withoutEffect = new Set(['Tab', 'Shift', 'Control', 'Alt', 'Meta'])
const pressing = new Set(['Enter', ' '])

/** Typing, scrolling and clicking are the follower's own; the scrolling done for them is not, so no `scroll` event is asked. */
function listenForOwnDoing(editor: Editor, onStop: () => void): () => void {
  const onKey = (event: KeyboardEvent) => {
    const worksAButton = pressing.has(event.key) && isWithin(event, 'button')
    if (!withoutEffect.has(event.key) && !worksAButton && !isWithin(event, '[role="dialog"]')) onStop()
  }
  const onPointer = (event: Event) => {
    if (!isWithin(event, '.ed__follow')) onStop()
  }
  const listening = new AbortController()
  const options = { signal: listening.signal, capture: true, passive: true }
  document.addEventListener('keydown', onKey, options)
  document.addEventListener('pointerdown', onPointer, options)
  document.addEventListener('wheel', onStop, options)
  document.addEventListener('touchmove', onStop, options)
  editor.view.dom.addEventListener('beforeinput', onStop, options)
  return () => listening.abort()
}

function isWithin({ target }: Event, selector: string): boolean {
  return target instanceof Element && target.closest(selector) !== null
}
