import { definePanel } from '../panels.ts'

export const lastCallPanel = definePanel({ kind: 'last_call' })
