import { can } from '@fieldword/shared/policy/can.ts'
import { whoActs } from '../access.ts'
import { answerErrata } from '../maintaining-commands.ts'
import { countReports } from '../maintenance-queries.ts'
import type { StageParts, StoredStage } from '../stage-parts.ts'

/** [PR250] */
async function report({ tx, stage }: StoredStage) {
  return countReports(tx, stage.id)
}

export const maintenanceParts: StageParts = {
  async figures({ tx, stage }) {
    const { open, issued } = await countReports(tx, stage.id)
    return [
      { key: 'open', label: open === 1 ? 'open report' : 'open reports', value: open, of: null },
      { key: 'issued', label: issued === 1 ? 'erratum' : 'errata', value: issued, of: null },
    ]
  },
  async criteria({ tx, stage }) {
    const { reported, open } = await countReports(tx, stage.id)
    const text = `Every report is decided: ${reported - open} of ${reported}.`
    return [{ key: 'decided', text, met: open === 0, explainable: true }]
  },
  async wants({ process }) {
    const met = process.adoptedVersionId !== null
    return [{ key: 'adopted', text: 'A version was adopted.', met, explainable: false }]
  },
  async acts({ tx, process, stage }, { actor, involved }) {
    const href = `/processes/${process.slug}/errata`
    const { open } = await countReports(tx, stage.id)
    const answers = can(actor, 'process:act', { involved, who: answerErrata }) || can(actor, 'version:correct')
    const reports = can(actor, 'process:act', { involved, who: whoActs(stage) })
    return [
      ...(answers && open > 0
        ? [{ key: 'decide', text: 'Decide on reports', href, done: false, note: `${open} to decide.` }]
        : []),
      ...(reports
        ? [{ key: 'report', text: 'Report what is wrong', href: `${href}#report`, done: false, note: '' }]
        : []),
    ]
  },
  closed: report,
  rederived: report,
}
