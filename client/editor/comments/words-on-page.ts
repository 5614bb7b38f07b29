import { type Resolution, resolveAnchors } from '@fieldword/shared/discussion/anchor-resolve.ts'
import type { TextPlace } from '@fieldword/shared/discussion/flat-text.ts'
import type { DocumentJson } from '@fieldword/shared/document/document.ts'
import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { useEffect, useMemo, useRef } from 'react'
import { blockPlaces, rangeOf } from './block-places.ts'
import { type CommentedWords, markWords, wordsNow } from './commented-words.ts'
import type { AnchoredThread } from './use-threads.ts'

/** Where the words of a thread are in the text as it is here and now. */
export type Standing =
  | { readonly kind: 'found'; readonly from: number; readonly to: number; readonly label: string }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly TextPlace[] }
  | { readonly kind: 'gone' }

/** [DSC61] [DSC62] Marks the words of these threads, and says where each of them stands. */
export function useWordsOnPage(editor: Editor, anchored: readonly AnchoredThread[]): ReadonlyMap<string, Standing> {
  const resolutions = useRef(new Map<string, { readonly of: string; readonly resolution: Resolution }>())
  useEffect(() => {
    const tracked = new Map(wordsNow(editor.state).map(words => [words.threadId, words]))
    const fresh = anchored.filter(({ threadId, anchor }) => {
      const known = resolutions.current.get(threadId)
      return known?.of !== JSON.stringify(anchor) || (isFound(known.resolution) && !tracked.has(threadId))
    })
    const found = resolveAnchors(
      editor.getJSON() as DocumentJson,
      fresh.map(({ anchor }) => anchor),
    )
    const places = blockPlaces(editor.state.doc)
    for (const [index, { threadId, anchor }] of fresh.entries()) {
      const resolution = found[index] as Resolution
      resolutions.current.set(threadId, { of: JSON.stringify(anchor), resolution })
      const range = isFound(resolution) ? rangeOf(places, resolution.place) : null
      if (range) tracked.set(threadId, { threadId, ...range })
      else tracked.delete(threadId)
    }
    markWords(
      editor.view,
      anchored.flatMap(({ threadId }) => tracked.get(threadId) ?? []),
    )
  }, [editor, anchored])
  const words = useEditorState({ editor, selector: ({ editor: { state } }) => labelled(state.doc, wordsNow(state)) })
  return useMemo(
    () => new Map(anchored.map(({ threadId }) => [threadId, standingOf(threadId, words, resolutions.current)])),
    [anchored, words],
  )
}

type Labelled = CommentedWords & { readonly label: string }

function labelled(doc: Editor['state']['doc'], words: readonly CommentedWords[]): Labelled[] {
  const starts = [...blockPlaces(doc).values()]
  let block = 0
  return words.map(each => {
    while ((starts[block + 1]?.from ?? Number.POSITIVE_INFINITY) <= each.from) block += 1
    return { ...each, label: starts[block]?.label ?? '' }
  })
}

const isFound = (resolution: Resolution) => resolution.state === 'exact' || resolution.state === 're-anchored'

function standingOf(
  threadId: string,
  words: readonly Labelled[],
  resolutions: ReadonlyMap<string, { readonly resolution: Resolution }>,
): Standing {
  const now = words.find(each => each.threadId === threadId)
  if (now) return { kind: 'found', from: now.from, to: now.to, label: now.label }
  const resolution = resolutions.get(threadId)?.resolution
  return resolution?.state === 'ambiguous' ? { kind: 'ambiguous', candidates: resolution.candidates } : { kind: 'gone' }
}
