import { api } from '../platform/api.ts'
import { readDrift } from './drift.ts'

export const driftRoutes = {
  drift: api.definitions.drift.handler(({ input, context }) => readDrift(context.platform, context.actor, input)),
}
