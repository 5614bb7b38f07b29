import { definePanel } from '../panels.ts'
import { StageLinks } from '../stage-links.tsx'

const links = [
  { path: 'ballot', name: 'The ballot' },
  { path: 'minority-notes', name: 'Minority notes' },
]

export const adoptionPanel = definePanel({
  kind: 'adoption',
  Section: ({ process, stage }) => <StageLinks {...{ process, stage, links }} />,
})
