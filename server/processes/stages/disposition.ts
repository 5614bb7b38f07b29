import { dispositionActs } from '../answering/acts.ts'
import { answeredCriteria, answeredFigures } from '../answering/criteria.ts'
import { dispositionReport } from '../answering/report.ts'
import type { StageParts } from '../stage-parts.ts'

export const dispositionParts: StageParts = {
  figures: answeredFigures,
  criteria: answeredCriteria,
  acts: dispositionActs,
  closed: dispositionReport,
  rederived: dispositionReport,
}
