import type { Editor } from '@tiptap/core'
import { useEffect, useRef, useSyncExternalStore } from 'react'
import { createPortal } from 'react-dom'
import type { MenuItem } from './menu-item.ts'
import type { MenuStore, OpenMenu } from './suggestion-store.ts'

const listId = 'suggest-list'
const optionId = (index: number) => `suggest-option-${index}`

interface SuggestionMenuProps {
  readonly editor: Editor
  readonly store: MenuStore
}

/** The menu beside the caret. Focus stays in the text; the text names the option that Enter takes. */
export function SuggestionMenu({ editor, store }: SuggestionMenuProps) {
  const menu = useSyncExternalStore(store.subscribe, store.get)
  const isShown = menu !== null && menu.items.length > 0
  const active = isShown ? menu.active : null

  useEffect(() => {
    const text = editor.view.dom
    if (active === null) return
    text.setAttribute('aria-controls', listId)
    text.setAttribute('aria-activedescendant', optionId(active))
    return () => {
      text.removeAttribute('aria-controls')
      text.removeAttribute('aria-activedescendant')
    }
  }, [editor, active])

  return isShown ? createPortal(<Options menu={menu} />, menu.element) : null
}

function Options({ menu }: { readonly menu: OpenMenu }) {
  return (
    <div id={listId} className="fw-menu slashm" role="listbox" aria-label={menu.label} tabIndex={-1}>
      {groupsOf(menu.items).map(group => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot stand in a listbox
        <div key={group.title} role="group" aria-label={group.title}>
          <h4 role="presentation">{group.title}</h4>
          {group.items.map(({ item, index }) => (
            <Option key={`${item.title} ${index}`} item={item} index={index} menu={menu} />
          ))}
        </div>
      ))}
    </div>
  )
}

function Option({ item, index, menu }: { readonly item: MenuItem; readonly index: number; readonly menu: OpenMenu }) {
  const option = useRef<HTMLDivElement>(null)
  const isActive = index === menu.active
  useEffect(() => {
    if (isActive) option.current?.scrollIntoView({ block: 'nearest' })
  }, [isActive])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys go to the text, which hands them to the menu
    <div
      ref={option}
      id={optionId(index)}
      className="fw-menu__item"
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      // The text keeps the focus, and with it the place to insert at.
      onMouseDown={event => event.preventDefault()}
      onMouseMove={() => isActive || menu.point(index)}
      onClick={() => menu.choose(index)}
    >
      <item.icon className="i" aria-hidden="true" />
      <span>
        {item.title}
        <br />
        <small>{item.help}</small>
      </span>
      {isActive ? <kbd>Enter</kbd> : null}
    </div>
  )
}

interface Group {
  readonly title: string
  readonly items: { readonly item: MenuItem; readonly index: number }[]
}

/** In the order of the items: the index is what the arrow keys count. */
function groupsOf(items: readonly MenuItem[]): Group[] {
  const groups: Group[] = []
  for (const [index, item] of items.entries()) {
    const last = groups.at(-1)
    if (last?.title === item.group) last.items.push({ item, index })
    else groups.push({ title: item.group, items: [{ item, index }] })
  }
  return groups
}
