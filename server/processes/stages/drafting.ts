import type { StageParts } from '../stage-parts.ts'

export const draftingParts: StageParts = {
  figures: async () => [],
  criteria: async () => [],
  acts: async () => [],
}
