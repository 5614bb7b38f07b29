import { registerActs, registerCriteria, registerFigures, registerReport } from '../answering/register-parts.ts'
import type { StageParts } from '../stage-parts.ts'

export const issuesParts: StageParts = {
  figures: registerFigures,
  criteria: registerCriteria,
  acts: registerActs,
  closed: registerReport,
  rederived: registerReport,
}
