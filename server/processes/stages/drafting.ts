import { can } from '@fieldword/shared/policy/can.ts'
import type { Criterion, NextAct } from '@fieldword/shared/processes/stage.ts'
import { draftingPlan } from '@fieldword/shared/processes/stages/drafting.ts'
import { findRevisions } from '../../revisions/index.ts'
import { whoActs } from '../access.ts'
import { countUnexplained, suggestedClasses } from '../change-queries.ts'
import { countProcessDrafts, readIssuesAnswered } from '../draft-queries.ts'
import type { StageParts, StoredStage } from '../stage-parts.ts'

export const draftingParts: StageParts = {
  async figures({ tx, process, stage }) {
    const drafts = await countProcessDrafts(tx, { processId: process.id, stageId: stage.id })
    return [{ key: 'drafts', label: drafts === 1 ? 'working draft' : 'working drafts', value: drafts, of: null }]
  },
  /** [PR286] */
  async criteria({ tx, process, stage }) {
    const { answersEachIssue } = draftingPlan.parse(stage.plan)
    const issues = answersEachIssue ? await readIssuesAnswered(tx, process.id) : []
    const answered = issues.filter(issue => issue.answered).length
    const candidate: Criterion = {
      key: 'candidate',
      text: 'A draft was frozen as the candidate.',
      met: stage.outputRevisionId !== null,
      explainable: true,
    }
    const options: Criterion = {
      key: 'options',
      text: `Every issue has a draft that answers it: ${answered} of ${issues.length}.`,
      met: answered === issues.length,
      explainable: true,
    }
    return issues.length > 0 ? [candidate, options] : [candidate]
  },
  async acts({ tx, process, stage }, { actor, involved }) {
    const href = `/processes/${process.slug}/drafts`
    const drafts = await countProcessDrafts(tx, { processId: process.id, stageId: stage.id })
    const acts: NextAct[] = []
    if (can(actor, 'process:act', { involved, who: whoActs(stage) })) {
      const text = drafts === 0 ? 'Begin a working draft' : 'Write in the working drafts'
      const note = drafts === 0 ? '' : `${drafts} so far`
      acts.push({ key: 'write', text, href, done: drafts > 0, note })
    }
    if (drafts > 0 && can(actor, 'process:act', { involved, who: ['editor'] })) {
      const candidate = stage.outputRevisionId
      acts.push({ key: 'choose', text: 'Choose the candidate', href, done: candidate !== null, note: '' })
      const unexplained = candidate ? await countUnexplained(tx, process.id, candidate) : 0
      const note = `${unexplained} changes of meaning say nothing yet`
      const changes = `/processes/${process.slug}/changes`
      if (unexplained > 0)
        acts.push({ key: 'explain', text: 'Say why the text changed', href: changes, done: false, note })
    }
    return acts
  },
  closed: context => draftingReport(context),
  rederived: context => draftingReport(context),
}

/** [PR288] What came of it: how many drafts, the text that was frozen, and what changed in it as the texts alone say. */
async function draftingReport({ tx, process, stage }: StoredStage) {
  const { inputRevisionId: input, outputRevisionId: output } = stage
  const texts = await findRevisions(
    tx,
    [input, output].filter(id => id !== null),
  )
  const hashOf = (id: string | null) => (id === null ? null : (texts.get(id)?.contentHash ?? null))
  const between = input && output ? { processId: process.id, fromRevisionId: input, toRevisionId: output } : null
  return {
    drafts: await countProcessDrafts(tx, { processId: process.id, stageId: stage.id }),
    ...{ input: hashOf(input), candidate: hashOf(output) },
    changes: between ? await suggestedClasses(tx, between) : null,
  }
}
