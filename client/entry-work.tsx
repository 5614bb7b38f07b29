import './platform/no-eval.ts'
import './styles/work.css'
import './entry-read.ts'
import { hydrateRoot } from 'react-dom/client'
import { forestallInjectedStyles } from './platform/no-injected-styles.ts'
import type { Frame, PageDefinition } from './platform/page.ts'

/** Each page is a chunk of its own; its file name is its id. */
const pages = import.meta.glob<{ default: PageDefinition<unknown> }>(['./*/*.page.tsx', '!./editor/**'])

forestallInjectedStyles(document)

const island = document.getElementById('island')
const said = document.getElementById('island-answer')
if (island && said?.textContent) {
  const { id, answer, frame } = JSON.parse(said.textContent) as { id: string; answer: unknown; frame: Frame }
  const open = pages[`./${id}.page.tsx`]
  if (open) {
    const { View } = (await open()).default
    hydrateRoot(island, <View answer={answer} frame={frame} />)
  }
}
