import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import type { RecordedLineage } from '@fieldword/shared/definitions/compare-lineage.ts'
import { elementsOf } from '@fieldword/shared/definitions/compare-text.ts'
import { wholeElement } from '@fieldword/shared/definitions/compare-words.ts'
import type { ElementEntry, ElementHistory } from '@fieldword/shared/definitions/element-contract.ts'
import { elementEntries, findElement } from '@fieldword/shared/definitions/element-history.ts'
import { overTime } from '@fieldword/shared/definitions/over-time.ts'
import type { OverTimeRow } from '@fieldword/shared/definitions/over-time-contract.ts'
import { type Timeline, timelineOf } from '@fieldword/shared/definitions/timeline.ts'
import type { DocumentJson } from '@fieldword/shared/document/document.ts'

export interface DatedDocument {
  readonly id: string
  readonly label: string
  readonly document: DocumentJson
  readonly follows: boolean
}

/** Everything that is asked of a line of texts, as it can be sent to another thread. */
export interface TimelineTask {
  readonly texts: readonly DatedDocument[]
  readonly recorded: readonly RecordedLineage[]
  /** The name of an element; none for all of them. */
  readonly element: string | null
}

export interface FoundElement extends Pick<ElementHistory, 'id' | 'handle' | 'number' | 'runs'> {
  /** Place of the text it was found in. */
  readonly at: number
  /** Oldest text first. */
  readonly entries: readonly Omit<ElementEntry, 'text'>[]
}

export interface TimelineAnswer {
  readonly rows: readonly OverTimeRow[]
  /** None where there is no element so called. */
  readonly found: FoundElement | null
}

const level = { params: { [constants.ZSTD_c_compressionLevel]: 1 } }

export function packedTimeline({ texts, recorded, element }: TimelineTask): Uint8Array {
  const timeline = timelineOf(
    texts.map(({ document, ...text }) => ({ ...text, elements: elementsOf(document) })),
    recorded,
  )
  const answer: TimelineAnswer =
    element === null ? { rows: overTime(timeline), found: null } : { rows: [], found: foundIn(timeline, element) }
  return new Uint8Array(zstdCompressSync(JSON.stringify(answer), level))
}

export function readTimelineAnswer(packed: Uint8Array): TimelineAnswer {
  return JSON.parse(zstdDecompressSync(packed).toString()) as TimelineAnswer
}

function foundIn(timeline: Timeline, name: string): FoundElement | null {
  const found = findElement(timeline, name)
  if (!found) return null
  const { id, handle, number } = found.element
  return {
    ...{ id, handle, number, runs: wholeElement(found.element), at: found.at },
    entries: elementEntries(timeline, id),
  }
}
