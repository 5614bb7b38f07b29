import { wholeGrapheme } from '@fieldword/shared/discussion/whole-graphemes.ts'
import type { Editor } from '@tiptap/core'
import type { Range } from './block-places.ts'

/** The words of a range as an anchor quotes them: a line end for each break and each end of a block. */
export function wordsAt(editor: Editor, { from, to }: Range): string {
  return editor.state.doc.textBetween(from, to, '\n', '\n')
}

/** [DSC64] Replaces only what differs, so that what others typed beside it, and marks on the rest, stay. */
export function replaceWords(editor: Editor, { from, to }: Range, words: string): void {
  const before = wordsAt(editor, { from, to })
  let start = 0
  while (start < Math.min(before.length, words.length) && before[start] === words[start]) start += 1
  start = Math.min(wholeGrapheme(before, start, -1), wholeGrapheme(words, start, -1))
  let end = 0
  const most = Math.min(before.length, words.length) - start
  while (end < most && before.at(-1 - end) === words.at(-1 - end)) end += 1
  while (end > 0 && wholeGrapheme(words, words.length - end, 1) !== words.length - end) end -= 1
  const { tr } = editor.state
  const replacement = words.slice(start, words.length - end)
  editor.view.dispatch(tr.insertText(replacement, from + start, to - end).scrollIntoView())
}
