import { api } from '../platform/api.ts'
import { createProcess } from './creating-commands.ts'
import { join, leave } from './joining-commands.ts'
import { listProcesses } from './listing.ts'
import { listMembers } from './members.ts'
import { abandonProcess, closeProcess, openProcess } from './process-commands.ts'
import { readProcess } from './reading.ts'
import { endRole, giveRole } from './role-commands.ts'
import { closeStage, extendStage, openStage, repeatStage, skipStage } from './stage-commands.ts'

const { processes } = api

export const lifecycleRoutes = {
  list: processes.list.handler(({ input, context }) => listProcesses(context.platform, input)),
  read: processes.read.handler(({ input, context }) => readProcess(context.platform, context.actor, input.slug)),
  create: processes.create.handler(({ input, context }) => createProcess(context.platform, context.actor, input)),
  open: processes.open.handler(({ input, context }) => openProcess(context.platform, context.actor, input)),
  openStage: processes.openStage.handler(({ input, context }) => openStage(context.platform, context.actor, input)),
  closeStage: processes.closeStage.handler(({ input, context }) => closeStage(context.platform, context.actor, input)),
  skipStage: processes.skipStage.handler(({ input, context }) => skipStage(context.platform, context.actor, input)),
  repeatStage: processes.repeatStage.handler(({ input, context }) =>
    repeatStage(context.platform, context.actor, input),
  ),
  extendStage: processes.extendStage.handler(({ input, context }) =>
    extendStage(context.platform, context.actor, input),
  ),
  close: processes.close.handler(({ input, context }) => closeProcess(context.platform, context.actor, input)),
  abandon: processes.abandon.handler(({ input, context }) => abandonProcess(context.platform, context.actor, input)),
  members: processes.members.handler(({ input, context }) => listMembers(context.platform, context.actor, input)),
  giveRole: processes.giveRole.handler(({ input, context }) => giveRole(context.platform, context.actor, input)),
  endRole: processes.endRole.handler(({ input, context }) => endRole(context.platform, context.actor, input)),
  join: processes.join.handler(({ input, context }) => join(context.platform, context.actor, input)),
  leave: processes.leave.handler(({ input, context }) => leave(context.platform, context.actor, input)),
}
