import type { StageParts } from '../stage-parts.ts'

export const inputParts: StageParts = {
  figures: async () => [],
  criteria: async () => [],
  acts: async () => [],
}
