import { definePanel } from '../panels.ts'
import { StageLinks } from '../stage-links.tsx'

const links = [{ path: 'charter', name: 'The charter' }]

export const charterPanel = definePanel({
  kind: 'charter',
  Section: ({ process, stage }) => <StageLinks {...{ process, stage, links }} />,
})
