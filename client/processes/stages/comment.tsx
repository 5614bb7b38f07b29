import { definePanel } from '../panels.ts'

export const commentPanel = definePanel({ kind: 'comment' })
