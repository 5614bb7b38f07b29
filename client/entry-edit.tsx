import './platform/no-eval.ts'
import './styles/edit.css'
import { createRoot } from 'react-dom/client'
import { loadWorkspace } from './editor/load-workspace.ts'
import { openIsland, type PageModule } from './platform/island.ts'
import { forestallInjectedStyles } from './platform/no-injected-styles.ts'

forestallInjectedStyles(document)

// The editor at once with its page; whoever waits for it says so if it does not come.
loadWorkspace().catch(() => {})

/** The editor is the one page of its kind: everything it needs is in this entry and nowhere else. */
const island = await openIsland(import.meta.glob<PageModule>('./editor/*.page.tsx'))
if (island) createRoot(island.element).render(<island.View answer={island.answer} frame={island.frame} />)
