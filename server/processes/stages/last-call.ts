import type { StageParts } from '../stage-parts.ts'

export const lastCallParts: StageParts = {
  figures: async () => [],
  criteria: async () => [],
  acts: async () => [],
}
