import { api } from '../platform/api.ts'
import { listActs } from './acts.ts'
import { approveCharter } from './charter-commands.ts'
import { addStage, editProcess, editStage, moveStage, noteDecision, removeStage } from './editing-commands.ts'
import { invite } from './inviting-commands.ts'
import { listLog } from './log.ts'
import { readParticipation } from './participation.ts'

const { processes } = api

export const editingRoutes = {
  edit: processes.edit.handler(({ input, context }) => editProcess(context.platform, context.actor, input)),
  approveCharter: processes.approveCharter.handler(({ input, context }) =>
    approveCharter(context.platform, context.actor, input),
  ),
  addStage: processes.addStage.handler(({ input, context }) => addStage(context.platform, context.actor, input)),
  editStage: processes.editStage.handler(({ input, context }) => editStage(context.platform, context.actor, input)),
  moveStage: processes.moveStage.handler(({ input, context }) => moveStage(context.platform, context.actor, input)),
  removeStage: processes.removeStage.handler(({ input, context }) =>
    removeStage(context.platform, context.actor, input),
  ),
  decide: processes.decide.handler(({ input, context }) => noteDecision(context.platform, context.actor, input)),
}

export const logRoutes = {
  log: processes.log.handler(({ input, context }) => listLog(context.platform, context.actor, input)),
  acts: processes.acts.handler(({ context }) => listActs(context.platform, context.actor)),
}

export const peopleRoutes = {
  participation: processes.participation.handler(({ input, context }) =>
    readParticipation(context.platform, context.actor, input.slug),
  ),
  invite: processes.invite.handler(({ input, context }) => invite(context.platform, context.actor, input)),
}
