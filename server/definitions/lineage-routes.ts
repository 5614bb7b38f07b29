import { api } from '../platform/api.ts'
import { recordLineage, restoreLineage } from './lineage-commands.ts'
import { compareReadings, listReadings, readForEditing, readReading } from './lineage-reading.ts'

export const lineageRoutes = {
  lineageReadings: api.definitions.lineageReadings.handler(({ input, context }) =>
    listReadings(context.platform, context.actor, input),
  ),
  lineageReading: api.definitions.lineageReading.handler(({ input, context }) =>
    readReading(context.platform, context.actor, input),
  ),
  lineageEditing: api.definitions.lineageEditing.handler(({ input, context }) =>
    readForEditing(context.platform, context.actor, input),
  ),
  lineageDifferences: api.definitions.lineageDifferences.handler(({ input, context }) =>
    compareReadings(context.platform, context.actor, input),
  ),
  recordLineage: api.definitions.recordLineage.handler(({ input, context }) =>
    recordLineage(context.platform, context.actor, input),
  ),
  restoreLineage: api.definitions.restoreLineage.handler(({ input, context }) =>
    restoreLineage(context.platform, context.actor, input),
  ),
}
