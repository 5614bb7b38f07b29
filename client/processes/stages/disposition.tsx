import { definePanel } from '../panels.ts'

export const dispositionPanel = definePanel({ kind: 'disposition' })
