import type { VersionStatus } from './version-contract.ts'

interface Placed {
  readonly id: string
  readonly status: VersionStatus
  readonly position: number
}

/**
 * [DEF19] Whether a translation of this version is behind: another one of its page is in force. A working version that comes after
 * the one in force is ahead of it.
 */
export function isBehind(translated: Placed, inForce: Placed | undefined): boolean {
  if (!inForce || inForce.id === translated.id) return false
  return translated.status !== 'working' || translated.position < inForce.position
}
