import { exportedMailSetting } from '@fieldword/shared/notifications/exported.ts'
import type { CarriedTable } from '../platform/database/carried.ts'

export const carriedNotifications: readonly CarriedTable[] = [
  { name: 'mail_settings', row: exportedMailSetting, key: ['userId'] },
]
