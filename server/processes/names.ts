import { charter } from '@fieldword/shared/processes/charter.ts'

/** [PR39] Whether whoever is this to a process is told the names of its people. */
export function namesPeople(said: unknown, involved: readonly string[]): boolean {
  return charter.parse(said).names === 'public' || involved.some(is => is !== 'public')
}
