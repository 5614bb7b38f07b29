import { definePanel } from '../panels.ts'
import { StageLinks } from '../stage-links.tsx'

const links = [
  { path: 'meetings', name: 'Meetings and minutes' },
  { path: 'minority-notes', name: 'Minority notes' },
]

export const conveningPanel = definePanel({
  kind: 'convening',
  Section: ({ process, stage }) => <StageLinks {...{ process, stage, links }} />,
})
