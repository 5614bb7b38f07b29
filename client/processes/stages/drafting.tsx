import { definePanel } from '../panels.ts'

export const draftingPanel = definePanel({ kind: 'drafting' })
