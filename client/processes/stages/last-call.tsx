import { definePanel } from '../panels.ts'
import { StageLinks } from '../stage-links.tsx'

const links = [{ path: 'objections', name: 'The text, and objections to it' }]

export const lastCallPanel = definePanel({
  kind: 'last_call',
  Section: ({ process, stage }) => <StageLinks {...{ process, stage, links }} />,
})
