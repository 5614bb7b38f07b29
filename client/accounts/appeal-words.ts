import type { Appeal } from '@fieldword/shared/accounts/appeals-contract.ts'

export const stateWords = {
  waiting: 'Waits for an answer',
  answered: 'Answered',
  lifted: 'Block lifted',
  declined: 'Declined',
  ended: 'Block ended',
} as const satisfies Record<Appeal['state'], string>

export function whoWords({ person, block: { network } }: Appeal): string {
  const from = network ? ` from ${network.range}` : ''
  return `${person?.name ?? 'A visitor'}${from}`
}
