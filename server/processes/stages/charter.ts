import type { StageParts } from '../stage-parts.ts'

export const charterParts: StageParts = {
  figures: async () => [],
  criteria: async () => [],
  acts: async () => [],
}
