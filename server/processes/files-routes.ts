import { api } from '../platform/api.ts'
import { discardFile, takeFile } from './file-commands.ts'
import { viewFile } from './file-reading.ts'

const { processes } = api

export const filesRoutes = {
  contributionFile: processes.contributionFile.handler(({ input, context }) =>
    viewFile(context.platform, context.actor, input),
  ),
  takeFile: processes.takeFile.handler(({ input, context }) => takeFile(context.platform, context.actor, input)),
  discardFile: processes.discardFile.handler(({ input, context }) =>
    discardFile(context.platform, context.actor, input),
  ),
}
