import {
  exportedAccount,
  exportedAppeal,
  exportedAppealMessage,
  exportedBlock,
  exportedNetworkBlock,
  exportedTrust,
} from '@fieldword/shared/accounts/exported.ts'
import type { CarriedTable } from '../platform/database/carried.ts'

export const carriedAccounts: readonly CarriedTable[] = [
  { name: 'users', row: exportedAccount, key: ['id'], secrets: ['passwordHash'] },
  { name: 'account_blocks', row: exportedBlock, key: ['id'] },
  { name: 'account_trusts', row: exportedTrust, key: ['id'] },
  { name: 'network_blocks', row: exportedNetworkBlock, key: ['id'] },
  { name: 'appeals', row: exportedAppeal, key: ['id'], secrets: ['keyHash'] },
  { name: 'appeal_messages', row: exportedAppealMessage, key: ['id'] },
]
