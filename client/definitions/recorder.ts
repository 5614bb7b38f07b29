import type { LineageReadingRef } from '@fieldword/shared/definitions/lineage-contract.ts'

/** Who recorded a reading, by name; null of what came with the wiki. */
export function recorderOf({ recordedBy, outsideRecorder }: LineageReadingRef): string | null {
  return recordedBy?.name ?? outsideRecorder
}
