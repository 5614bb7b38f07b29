import type { Range } from '@tiptap/core'
import type { SuggestionOptions, SuggestionProps } from '@tiptap/suggestion'
import { createStore, type Store } from '../store.ts'
import type { MenuItem } from './menu-item.ts'

export interface OpenMenu {
  readonly label: string
  readonly items: readonly MenuItem[]
  readonly active: number
  /** Where the menu is drawn; kept beside the caret by the suggestion plugin. */
  readonly element: HTMLElement
  readonly range: Range
  choose(index: number): void
  point(index: number): void
}

/** The menu opened by typing "/" or "[[": at most one is open. */
export type MenuStore = Store<OpenMenu | null>

export const createMenuStore = (): MenuStore => createStore<OpenMenu | null>(null)

type Renderer = NonNullable<SuggestionOptions<MenuItem, MenuItem>['render']>

/** Draws nothing: it hands the state of a suggestion to React, and its keys to the menu. */
export function renderInto(store: MenuStore, label: string): Renderer {
  return () => {
    let props: SuggestionProps<MenuItem, MenuItem> | null = null
    let unmount: (() => void) | null = null
    const element = document.createElement('div')
    element.className = 'suggest'

    const show = (active: number) => {
      if (!props) return
      const { items, command, range } = props
      const choose = (index: number) => {
        const item = items[index]
        if (item) command(item)
      }
      store.set({ label, items, active, element, range, choose, point: show })
    }
    return {
      onStart(next) {
        props = next
        unmount = next.mount(element)
        show(0)
      },
      onUpdate(next) {
        const isSame = props?.query === next.query && !props.loading
        // Until the answer comes, the last one stays: a menu that blinks at every letter cannot be read.
        props = next.loading && props ? { ...next, items: props.items } : next
        show(isSame ? (store.get()?.active ?? 0) : 0)
      },
      onExit() {
        unmount?.()
        props = null
        if (store.get()?.element === element) store.set(null)
      },
      onKeyDown: ({ event }) => pressKey(store.get(), event),
    }
  }
}

function pressKey(menu: OpenMenu | null, event: KeyboardEvent): boolean {
  if (!menu || menu.items.length === 0 || event.isComposing) return false
  const count = menu.items.length
  switch (event.key) {
    case 'ArrowDown':
      menu.point((menu.active + 1) % count)
      return true
    case 'ArrowUp':
      menu.point((menu.active + count - 1) % count)
      return true
    case 'Enter':
    case 'Tab':
      menu.choose(menu.active)
      return true
    default:
      return false
  }
}
