import { definePanel } from '../panels.ts'

export const ratingPanel = definePanel({ kind: 'rating' })
