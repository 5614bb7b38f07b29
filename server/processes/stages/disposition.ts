import type { StageParts } from '../stage-parts.ts'

export const dispositionParts: StageParts = {
  figures: async () => [],
  criteria: async () => [],
  acts: async () => [],
}
