import { api } from '../platform/api.ts'
import { compareDefinitions } from './comparing.ts'
import { listElementChanges } from './element-changes.ts'
import { readElement } from './element-history.ts'
import { readOverTime } from './over-time.ts'

/** Texts beside each other, all versions at once, and one element through all of them. */
export const comparisonsRoutes = {
  compare: api.definitions.compare.handler(({ input, context }) =>
    compareDefinitions(context.platform, context.actor, input),
  ),
  overTime: api.definitions.overTime.handler(({ input, context }) =>
    readOverTime(context.platform, context.actor, input),
  ),
  element: api.definitions.element.handler(({ input, context }) => readElement(context.platform, context.actor, input)),
  elementChanges: api.definitions.elementChanges.handler(({ input, context }) =>
    listElementChanges(context.platform, context.actor, input),
  ),
}
