import { definePanel } from '../panels.ts'

export const conveningPanel = definePanel({ kind: 'convening' })
