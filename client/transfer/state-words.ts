import { inFigures } from '@fieldword/shared/kernel/figures.ts'
import type { ImportRef } from '@fieldword/shared/transfer/contract.ts'

/** Where an import stands, in a word or two. */
export function stateWords({ state, stalled }: Pick<ImportRef, 'state' | 'stalled'>): string {
  if (stalled) return 'Broke off'
  switch (state) {
    case 'waiting':
      return 'Waiting'
    case 'running':
      return 'Running'
    case 'done':
      return 'Done'
    case 'stopped':
      return 'Stopped'
    case 'failed':
      return 'Failed'
  }
}

export function isUnderWay({ state, stalled }: Pick<ImportRef, 'state' | 'stalled'>): boolean {
  return state === 'waiting' || (state === 'running' && !stalled)
}

export function canGoOn({ state, stalled }: Pick<ImportRef, 'state' | 'stalled'>): boolean {
  return state === 'stopped' || state === 'failed' || stalled
}

/** How much of the file was read, in whole percent. */
export function percentOf({ bytes, bytesRead, state }: Pick<ImportRef, 'bytes' | 'bytesRead' | 'state'>): number {
  if (state === 'done') return 100
  return bytes === 0 ? 0 : Math.min(99, Math.floor((100 * bytesRead) / bytes))
}

export function counted(count: number, one: string, many = `${one}s`): string {
  return `${inFigures(count)} ${count === 1 ? one : many}`
}
