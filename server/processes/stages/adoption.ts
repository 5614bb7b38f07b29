import type { StageParts } from '../stage-parts.ts'

export const adoptionParts: StageParts = {
  figures: async () => [],
  criteria: async () => [],
  acts: async () => [],
}
