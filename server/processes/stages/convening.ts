import type { StageParts } from '../stage-parts.ts'

export const conveningParts: StageParts = {
  figures: async () => [],
  criteria: async () => [],
  acts: async () => [],
}
