import { definePanel } from '../panels.ts'

export const adoptionPanel = definePanel({ kind: 'adoption' })
