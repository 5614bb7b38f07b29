import type { StageParts } from '../stage-parts.ts'

export const commentParts: StageParts = {
  figures: async () => [],
  criteria: async () => [],
  acts: async () => [],
}
