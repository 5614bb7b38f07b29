import type { StageParts } from '../stage-parts.ts'

export const issuesParts: StageParts = {
  figures: async () => [],
  criteria: async () => [],
  acts: async () => [],
}
