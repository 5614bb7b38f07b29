import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import type { Awareness } from 'y-protocols/awareness'
import { outlineOf } from './outline.ts'

interface OutlineProps {
  readonly editor: Editor
  readonly awareness: Awareness
  readonly isDefinition: boolean
}

/** The elements or headings at the left; pressing one brings the caret there. */
export function Outline({ editor, awareness, isDefinition }: OutlineProps) {
  const entries = useEditorState({ editor, selector: ({ editor: { state } }) => outlineOf(state, awareness) })
  const goTo = (position: number) => {
    editor.commands.focus(position + 1, { scrollIntoView: false })
    const dom = editor.view.nodeDOM(position)
    if (dom instanceof HTMLElement) dom.scrollIntoView({ block: 'center' })
  }
  return (
    <nav className="ed__out" aria-label="Outline">
      <h2 className="fw-sideh">{isDefinition ? 'Elements' : 'Outline'}</h2>
      {entries.length === 0 ? (
        <p className="fw-help">
          {isDefinition ? 'No element yet. Type /element to begin.' : 'Headings will stand here.'}
        </p>
      ) : (
        <ol>
          {entries.map(entry => (
            <li key={entry.position} data-level={entry.level}>
              <button
                type="button"
                aria-current={entry.isCurrent ? 'true' : undefined}
                onClick={() => goTo(entry.position)}
              >
                {entry.number === null ? null : <span className="fw-num">{entry.number}</span>}
                <span className="ed__outl">{entry.label}</span>
                {entry.people.map(person => (
                  <span key={person.id} className="pd" data-p={person.colour} title={person.name}>
                    <span className="fw-vh">{person.name} is here</span>
                  </span>
                ))}
              </button>
            </li>
          ))}
        </ol>
      )}
    </nav>
  )
}
