import { api } from '../platform/api.ts'
import { comparisonsRoutes } from './comparisons-routes.ts'
import { lineageRoutes } from './lineage-routes.ts'
import { previewPublication } from './publication.ts'
import { describeDefinition, readCitations } from './publishing.ts'
import { addErratum, publishVersion } from './publishing-commands.ts'
import { listDefinitions, listVersions, readDefinition } from './reading.ts'
import { setVersionStatus } from './status-commands.ts'

export const definitionsRoutes = {
  ...comparisonsRoutes,
  ...lineageRoutes,
  list: api.definitions.list.handler(({ input, context }) => listDefinitions(context.platform, context.actor, input)),
  read: api.definitions.read.handler(({ input, context }) =>
    readDefinition(context.platform, context.actor, input.slug, input.version),
  ),
  versions: api.definitions.versions.handler(({ input, context }) =>
    listVersions(context.platform, context.actor, input),
  ),
  cite: api.definitions.cite.handler(({ input, context }) => readCitations(context.platform, input)),
  describe: api.definitions.describe.handler(({ input, context }) => describeDefinition(context.platform, input)),
  publication: api.definitions.publication.handler(({ input, context }) =>
    previewPublication(context.platform, context.actor, input),
  ),
  publish: api.definitions.publish.handler(({ input, context }) =>
    publishVersion(context.platform, context.actor, input),
  ),
  setStatus: api.definitions.setStatus.handler(({ input, context }) =>
    setVersionStatus(context.platform, context.actor, input),
  ),
  addErratum: api.definitions.addErratum.handler(({ input, context }) =>
    addErratum(context.platform, context.actor, input),
  ),
}
