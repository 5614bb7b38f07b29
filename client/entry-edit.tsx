import './styles/edit.css'
import { createRoot } from 'react-dom/client'
import type { Frame, PageDefinition } from './platform/page.ts'

/** The editor is the one page of its kind: everything it needs is in this entry and nowhere else. */
const pages = import.meta.glob<{ default: PageDefinition<unknown> }>('./editor/*.page.tsx')

const island = document.getElementById('island')
const said = document.getElementById('island-answer')
if (island && said?.textContent) {
  const { id, answer, frame } = JSON.parse(said.textContent) as { id: string; answer: unknown; frame: Frame }
  const open = pages[`./${id}.page.tsx`]
  if (open) {
    const { View } = (await open()).default
    createRoot(island).render(<View answer={answer} frame={frame} />)
  }
}
