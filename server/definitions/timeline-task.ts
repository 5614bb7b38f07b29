import type { RecordedLineage } from '@fieldword/shared/definitions/compare-lineage.ts'
import { elementsOf } from '@fieldword/shared/definitions/compare-text.ts'
import { overTime } from '@fieldword/shared/definitions/over-time.ts'
import type { OverTimeRow } from '@fieldword/shared/definitions/over-time-contract.ts'
import { timelineOf } from '@fieldword/shared/definitions/timeline.ts'
import type { DocumentJson } from '@fieldword/shared/document/document.ts'

interface VersionDocument {
  readonly id: string
  readonly label: string
  readonly document: DocumentJson
}

/** What is asked of a line of versions, as it can be sent to another thread. */
export interface TimelineTask {
  readonly texts: readonly VersionDocument[]
  readonly recorded: readonly RecordedLineage[]
}

export function rowsOverTime({ texts, recorded }: TimelineTask): OverTimeRow[] {
  const line = texts.map(({ id, label, document }) => ({ id, label, elements: elementsOf(document) }))
  return overTime(timelineOf(line, recorded))
}
