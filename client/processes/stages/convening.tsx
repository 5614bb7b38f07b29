import { definePanel } from '../panels.ts'

export const conveningPanel = definePanel({
  kind: 'convening',
  ways: () => [
    { path: 'meetings', name: 'Meetings and minutes' },
    { path: 'minority-notes', name: 'Minority notes' },
  ],
})
