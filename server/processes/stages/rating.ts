import type { StageParts } from '../stage-parts.ts'

export const ratingParts: StageParts = {
  figures: async () => [],
  criteria: async () => [],
  acts: async () => [],
}
