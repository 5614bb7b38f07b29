import { z } from 'zod'
import type { StageDesign } from '../stage.ts'

export const maintenancePlan = z.strictObject({})
export type MaintenancePlan = z.infer<typeof maintenancePlan>

export const maintenanceStage: StageDesign<typeof maintenancePlan> = {
  kind: 'maintenance',
  title: 'Maintenance',
  purpose: 'Anyone reports what is wrong with the adopted text; editors note it.',
  who: ['public'],
  visibility: 'live',
  days: null,
  plan: maintenancePlan,
}
