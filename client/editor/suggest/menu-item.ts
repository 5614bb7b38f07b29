import type { Icon } from '@tabler/icons-react'
import type { Editor, Range } from '@tiptap/core'

/** One line of a menu in the text. */
export interface MenuItem {
  readonly group: string
  readonly title: string
  readonly help: string
  readonly icon: Icon
  /** Other words that find it. */
  readonly words?: string
  run(editor: Editor, range: Range): void
}

/** Items with a word that starts as typed; by title first, then by other words. */
export function matching(items: readonly MenuItem[], query: string): MenuItem[] {
  const wanted = query.toLowerCase()
  const starts = (text: string) =>
    text
      .toLowerCase()
      .split(/\s+/)
      .some(word => word.startsWith(wanted)) || text.toLowerCase().startsWith(wanted)
  if (wanted === '') return [...items]
  const byTitle = items.filter(item => starts(item.title))
  return [...byTitle, ...items.filter(item => !byTitle.includes(item) && starts(item.words ?? ''))]
}
