import { oc } from '@orpc/contract'
import { z } from 'zod'
import { id, line, lines, slug, title } from '../kernel/contract.ts'
import { charter, strata } from './charter.ts'
import { mostStages, stageWish } from './planned.ts'

const tags = ['processes']
const process = { slug }
const stage = { slug, stage: id }
/** Asked for once the process is open. */
const reason = lines.max(2000, 'Use at most 2,000 characters.').default('')
const place = z.number().int().min(1).max(mostStages)
const done = z.object({ slug })
const { kind: _kind, ...changeable } = stageWish.shape

const at = (path: `/${string}`, summary: string) => oc.route({ method: 'POST', path, tags, summary })

export const processEditingContract = {
  edit: at('/processes/{slug}/edit', 'Edit what a process says of itself, its charter and its groups before it opens')
    .input(
      z.strictObject({
        ...process,
        title,
        summary: lines.max(1000, 'Use at most 1,000 characters.'),
        charter,
        strata,
      }),
    )
    .output(done),
  approveCharter: at('/processes/{slug}/charter/approvals', 'Approve the charter as it stands')
    .input(z.strictObject({ ...process, hash: z.string().length(64) }))
    .output(done),
  addStage: at('/processes/{slug}/stages', 'Plan one more stage')
    .input(z.strictObject({ ...process, ...stageWish.shape, position: place.optional(), reason }))
    .output(z.object({ slug, stage: id })),
  editStage: at('/processes/{slug}/stages/{stage}/edit', 'Edit a stage that has not opened; what is left out stays')
    .input(z.strictObject({ ...stage, ...changeable, reason }))
    .output(done),
  moveStage: at('/processes/{slug}/stages/{stage}/move', 'Put a stage that has not opened in another place')
    .input(z.strictObject({ ...stage, position: place, reason }))
    .output(done),
  removeStage: at('/processes/{slug}/stages/{stage}/remove', 'Take a stage away before the process opens')
    .input(z.strictObject(stage))
    .output(done),
  decide: at('/processes/{slug}/decisions', 'Note a decision and its reason in the log')
    .input(
      z.strictObject({
        ...process,
        text: line.min(3, 'Say what was decided.').max(200, 'Use at most 200 characters.'),
        reason: lines.min(3, 'Say why in a few words: everybody reads it.').max(2000, 'Use at most 2,000 characters.'),
      }),
    )
    .output(done),
}
