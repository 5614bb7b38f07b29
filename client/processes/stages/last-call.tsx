import { definePanel } from '../panels.ts'

export const lastCallPanel = definePanel({
  kind: 'last_call',
  ways: () => [{ path: 'objections', name: 'The text, and objections to it' }],
})
