import type { StageParts } from '../stage-parts.ts'

export const maintenanceParts: StageParts = {
  figures: async () => [],
  criteria: async () => [],
  acts: async () => [],
}
