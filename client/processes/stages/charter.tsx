import { definePanel } from '../panels.ts'

export const charterPanel = definePanel({
  kind: 'charter',
  ways: () => [{ path: 'charter', name: 'The charter' }],
})
