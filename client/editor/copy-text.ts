import type { Editor } from '@tiptap/core'

/** Puts the whole text on the clipboard, formatted and plain; where browsers forbid that, selects it for the person to copy. */
export async function copyText(editor: Editor): Promise<string> {
  try {
    await navigator.clipboard.write([
      new ClipboardItem({
        'text/html': new Blob([editor.getHTML()], { type: 'text/html' }),
        'text/plain': new Blob([editor.getText({ blockSeparator: '\n\n' })], { type: 'text/plain' }),
      }),
    ])
    return 'Your text is on the clipboard.'
  } catch {
    editor.chain().focus().selectAll().run()
    return 'Your text is selected. Copy it with Ctrl C or ⌘ C.'
  }
}
