import './platform/no-eval.ts'
import './styles/edit.css'
import { createRoot } from 'react-dom/client'
import { loadWorkspace } from './editor/load-workspace.ts'
import { forestallInjectedStyles } from './platform/no-injected-styles.ts'
import type { Frame, PageDefinition } from './platform/page.ts'

/** The editor is the one page of its kind: everything it needs is in this entry and nowhere else. */
const pages = import.meta.glob<{ default: PageDefinition<unknown> }>('./editor/*.page.tsx')

forestallInjectedStyles(document)

const island = document.getElementById('island')
const said = document.getElementById('island-answer')
if (island && said?.textContent) {
  const { id, answer, frame } = JSON.parse(said.textContent) as { id: string; answer: unknown; frame: Frame }
  const open = pages[`./${id}.page.tsx`]
  if (open) {
    // Both chunks at once; whoever waits for the second one says so if it does not come.
    loadWorkspace().catch(() => {})
    const { View } = (await open()).default
    createRoot(island).render(<View answer={answer} frame={frame} />)
  }
}
