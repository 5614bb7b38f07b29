import './platform/no-eval.ts'
import './styles/work.css'
import './entry-read.ts'
import { hydrateRoot } from 'react-dom/client'
import { openIsland, type PageModule } from './platform/island.ts'
import { forestallInjectedStyles } from './platform/no-injected-styles.ts'

forestallInjectedStyles(document)

const island = await openIsland(import.meta.glob<PageModule>(['./*/*.page.tsx', '!./editor/**']))
if (island) hydrateRoot(island.element, <island.View answer={island.answer} frame={island.frame} />)
