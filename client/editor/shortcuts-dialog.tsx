import { DialogFrame } from './dialog-frame.tsx'
import { keyNames } from './key-names.ts'

const shortcuts: readonly { readonly title: string; readonly keys: readonly (readonly [string, string])[] }[] = [
  {
    title: 'Writing',
    keys: [
      ['/', 'Insert'],
      ['[[', 'Link to a page'],
      ['Mod K', 'Link'],
      ['Mod B', 'Bold'],
      ['Mod I', 'Italic'],
      ['Mod E', 'Code'],
      ['Mod Shift S', 'Strike'],
      ['Shift Enter', 'New line in the same block'],
    ],
  },
  {
    title: 'Blocks',
    keys: [
      ['Mod Alt 1', 'Heading'],
      ['Mod Alt 2', 'Subheading'],
      ['Mod Alt 3', 'Small heading'],
      ['Mod Alt 0', 'Text'],
      ['Mod Shift 7', 'Numbered list'],
      ['Mod Shift 8', 'List'],
      ['Mod Shift 9', 'Task list'],
      ['Mod Shift B', 'Quotation'],
      ['Mod Alt C', 'Code block'],
      ['Alt Shift ↑', 'Move up'],
      ['Alt Shift ↓', 'Move down'],
    ],
  },
  {
    title: 'Everything',
    keys: [
      ['Mod Z', 'Undo what you did'],
      ['Mod Shift Z', 'Redo'],
      ['Mod Alt M', 'Comment'],
      ['Alt F10', 'To the toolbar'],
      ['Mod /', 'This list'],
    ],
  },
]

export function ShortcutsDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <DialogFrame title="Keyboard shortcuts" isOpen onClose={onClose}>
      <div className="ed-keys">
        {shortcuts.map(({ title, keys }) => (
          <section key={title}>
            <h3>{title}</h3>
            <dl>
              {keys.map(([combination, what]) => (
                <div key={combination}>
                  <dt>{what}</dt>
                  <dd>
                    {keyNames(combination).map(name => (
                      <kbd key={name}>{name}</kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <p className="fw-help">
          Markdown works while you type: # and a space for a heading, - for a list, 1. for a numbered one, [ ] for a
          task, &gt; for a quotation, ``` for code, ** around bold words.
        </p>
      </div>
    </DialogFrame>
  )
}
