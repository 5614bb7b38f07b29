import { api } from '../platform/api.ts'
import { classChanges, explainChanges, recordChangesTo } from './change-commands.ts'
import { listChanges } from './changing.ts'
import { draftsRoutes } from './drafts-routes.ts'
import { readFlow } from './flowing.ts'
import { readMatrix, readReport } from './reporting.ts'
import { explainWords } from './tracing.ts'

export const tracingRoutes = {
  ...draftsRoutes,
  changes: api.processes.changes.handler(({ input, context }) => listChanges(context.platform, context.actor, input)),
  recordChanges: api.processes.recordChanges.handler(({ input, context }) =>
    recordChangesTo(context.platform, context.actor, input),
  ),
  classChanges: api.processes.classChanges.handler(({ input, context }) =>
    classChanges(context.platform, context.actor, input),
  ),
  explainChanges: api.processes.explainChanges.handler(({ input, context }) =>
    explainChanges(context.platform, context.actor, input),
  ),
  why: api.processes.why.handler(({ input, context }) => explainWords(context.platform, context.actor, input)),
  matrix: api.processes.matrix.handler(({ input, context }) => readMatrix(context.platform, context.actor, input.slug)),
  flow: api.processes.flow.handler(({ input, context }) => readFlow(context.platform, context.actor, input.slug)),
  report: api.processes.report.handler(({ input, context }) => readReport(context.platform, context.actor, input.slug)),
}
