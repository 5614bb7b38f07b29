import { definePanel } from '../panels.ts'

export const issuesPanel = definePanel({
  kind: 'issues',
  ways: () => [{ path: 'issues', name: 'Issues' }],
})
