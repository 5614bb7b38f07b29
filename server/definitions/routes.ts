import { api } from '../platform/api.ts'
import { compareDefinitions } from './comparing.ts'
import { listDefinitions, listVersions, readDefinition } from './reading.ts'

export const definitionsRoutes = {
  list: api.definitions.list.handler(({ input, context }) => listDefinitions(context.platform, context.actor, input)),
  read: api.definitions.read.handler(({ input, context }) =>
    readDefinition(context.platform, context.actor, input.slug, input.version),
  ),
  versions: api.definitions.versions.handler(({ input, context }) =>
    listVersions(context.platform, context.actor, input),
  ),
  compare: api.definitions.compare.handler(({ input, context }) =>
    compareDefinitions(context.platform, context.actor, input),
  ),
}
