import { definePanel } from '../panels.ts'
import { StageLinks } from '../stage-links.tsx'

const links = [
  { path: 'ballot', name: 'The ballot' },
  { path: 'minority-notes', name: 'Minority notes' },
]
const adopting = { path: 'adopt', name: 'Adopt what passed' }

/** Whether what passed waits for whoever asks to adopt it. */
export const adoptionPanel = definePanel<boolean>({
  kind: 'adoption',
  load: async (api, { slug }, { state }) => state === 'closed' && (await api.processes.ballot({ slug })).mayAdopt,
  Section: ({ process, stage, answer: mayAdopt }) => (
    <StageLinks {...{ process, stage, links: mayAdopt ? [adopting, ...links] : links }} />
  ),
})
