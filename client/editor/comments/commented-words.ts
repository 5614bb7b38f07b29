import type { Node } from '@tiptap/pm/model'
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import {
  absolutePositionToRelativePosition,
  type ProsemirrorBinding,
  relativePositionToAbsolutePosition,
  ySyncPluginKey,
} from '@tiptap/y-tiptap'
import type { RelativePosition } from 'yjs'
import type { Range } from './block-places.ts'

/** Words of the text that a thread is about. */
export interface CommentedWords extends Range {
  readonly threadId: string
}

interface Commented {
  readonly marks: DecorationSet
  /** The thread one looks at. */
  readonly active: string | null
  /** Where the words of each thread are for Yjs, whatever others type meanwhile. */
  readonly anchors: ReadonlyMap<string, { readonly start: RelativePosition; readonly end: RelativePosition }>
  /** Threads whose words may have been touched by what others wrote: to be found by their anchors. */
  readonly touched: readonly string[]
}

type Change =
  | { readonly words: readonly CommentedWords[] }
  | { readonly active: string | null }
  | { readonly settled: readonly CommentedWords[] }

const key = new PluginKey<Commented>('commentedWords')
const none: Commented = { marks: DecorationSet.empty, active: null, anchors: new Map(), touched: [] }

/** [DSC61] The soft highlighter on words that a comment is about. It follows them while people write. */
export function commentedWordsPlugin(onPick: (threadId: string) => void): Plugin<Commented> {
  return new Plugin<Commented>({
    key,
    state: { init: () => none, apply: (tr, now, _before, state) => next(tr, now, state) },
    props: {
      decorations: state => key.getState(state)?.marks,
      handleClick(view, position) {
        const picked = threadAt(view.state, position)
        if (picked) onPick(picked)
        return false
      },
    },
    view: () => ({
      update(view) {
        const { touched = [], anchors } = key.getState(view.state) ?? none
        if (touched.length === 0) return
        const settled = touched.flatMap(threadId => foundAgain(view.state, threadId, anchors.get(threadId)))
        view.dispatch(view.state.tr.setMeta(key, { settled } satisfies Change).setMeta('addToHistory', false))
      },
    }),
  })
}

export function markWords(view: EditorView, words: readonly CommentedWords[]): void {
  view.dispatch(view.state.tr.setMeta(key, { words } satisfies Change).setMeta('addToHistory', false))
}

export function markActive(view: EditorView, active: string | null): void {
  if (key.getState(view.state)?.active === active) return
  view.dispatch(view.state.tr.setMeta(key, { active } satisfies Change).setMeta('addToHistory', false))
}

/** In the order of the text. */
export function wordsNow(state: EditorState): CommentedWords[] {
  const found = key.getState(state)?.marks.find() ?? []
  return found
    .map(({ from, to, spec }) => ({ threadId: String(spec.threadId), from, to }))
    .sort((a, b) => a.from - b.from || a.to - b.to)
}

/** Of several the one with the fewest words: it could not be reached otherwise. */
export function threadAt(state: EditorState, position: number): string | null {
  const [shortest] = wordsNow(state)
    .filter(({ from, to }) => from <= position && position <= to)
    .sort((a, b) => a.to - a.from - (b.to - b.from))
  return shortest?.threadId ?? null
}

function next(tr: Transaction, now: Commented, state: EditorState): Commented {
  const change: Change | undefined = tr.getMeta(key)
  const moved = tr.docChanged ? afterEdit(tr, now) : now
  if (!change) return moved
  if ('words' in change)
    return {
      ...moved,
      ...marked(tr.doc, change.words, now.active),
      anchors: anchorsOf(state, change.words),
      touched: [],
    }
  const words = wordsOf(moved.marks)
  if ('active' in change) return { ...moved, ...marked(tr.doc, words, change.active) }
  const others = words.filter(({ threadId }) => !moved.touched.includes(threadId))
  return { ...moved, ...marked(tr.doc, [...others, ...change.settled], moved.active), touched: [] }
}

function marked(doc: Node, words: readonly CommentedWords[], active: string | null) {
  const marks = words.map(({ threadId, from, to }) => {
    const look = { class: 'cm', 'data-thread': threadId, ...(threadId === active && { 'data-on': '' }) }
    return Decoration.inline(from, to, look, { threadId })
  })
  return { marks: DecorationSet.create(doc, marks), active }
}

const wordsOf = (marks: DecorationSet) =>
  marks.find().map(({ from, to, spec }) => ({ threadId: String(spec.threadId), from, to }))

/**
 * What one types oneself is told step by step. What others typed comes as a whole new text (y-tiptap): before and after the part that
 * differs nothing happened, and words within it are found by their anchors.
 */
function afterEdit(tr: Transaction, now: Commented): Commented {
  if (!tr.getMeta(ySyncPluginKey)?.isChangeOrigin) return { ...now, marks: now.marks.map(tr.mapping, tr.doc) }
  const start = tr.before.content.findDiffStart(tr.doc.content)
  const end = tr.before.content.findDiffEnd(tr.doc.content)
  if (start === null || !end) return { ...now, ...marked(tr.doc, wordsOf(now.marks), now.active) }
  // Where a letter beside the same letters came or went, the two overlap.
  const overlap = Math.max(0, start - Math.min(end.a, end.b))
  const [endBefore, shift] = [end.a + overlap, end.b - end.a]
  const words: CommentedWords[] = []
  const touched: string[] = []
  for (const { threadId, from, to } of wordsOf(now.marks)) {
    if (to <= start) words.push({ threadId, from, to })
    else if (from >= endBefore) words.push({ threadId, from: from + shift, to: to + shift })
    else touched.push(threadId)
  }
  return { ...now, ...marked(tr.doc, words, now.active), touched: [...now.touched, ...touched] }
}

function anchorsOf(state: EditorState, words: readonly CommentedWords[]): Commented['anchors'] {
  const binding: ProsemirrorBinding | null = ySyncPluginKey.getState(state)?.binding ?? null
  if (!binding) return new Map()
  const anchorAt = (position: number) => absolutePositionToRelativePosition(position, binding.type, binding.mapping)
  // The last letter is held, not the place after it: what is typed there is not commented on.
  return new Map(
    words.map(({ threadId, from, to }) => [threadId, { start: anchorAt(from), end: anchorAt(Math.max(from, to - 1)) }]),
  )
}

function foundAgain(
  state: EditorState,
  threadId: string,
  anchor: { readonly start: RelativePosition; readonly end: RelativePosition } | undefined,
): CommentedWords[] {
  const binding: ProsemirrorBinding | null = ySyncPluginKey.getState(state)?.binding ?? null
  if (!binding || !anchor) return []
  const at = (position: RelativePosition) =>
    relativePositionToAbsolutePosition(binding.doc, binding.type, position, binding.mapping)
  const [from, last] = [at(anchor.start), at(anchor.end)]
  if (from === null || last === null || last < from || last >= state.doc.content.size) return []
  return [{ threadId, from, to: last + 1 }]
}
