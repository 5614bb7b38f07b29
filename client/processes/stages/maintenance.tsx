import { definePanel } from '../panels.ts'
import { StageLinks } from '../stage-links.tsx'

const links = [{ path: 'errata', name: 'Errata' }]

export const maintenancePanel = definePanel({
  kind: 'maintenance',
  Section: ({ process, stage }) => <StageLinks {...{ process, stage, links }} />,
})
