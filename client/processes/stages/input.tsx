import { definePanel } from '../panels.ts'

export const inputPanel = definePanel({ kind: 'input' })
