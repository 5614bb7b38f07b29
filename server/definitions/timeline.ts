import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { isTextShown } from '@fieldword/shared/revisions/hiding.ts'
import type { Platform } from '../platform/platform.ts'
import { readTexts } from '../revisions/index.ts'
import { textOf, type VersionRow } from './queries.ts'
import {
  type DatedDocument,
  packedTimeline,
  readTimelineAnswer,
  type TimelineAnswer,
  type TimelineTask,
} from './timeline-task.ts'

export interface VersionsInTime {
  readonly texts: readonly DatedDocument[]
  /** Those whose text whoever asks may read, in the order of the texts. */
  readonly shown: readonly VersionRow[]
  readonly hidden: readonly VersionRow[]
}

/** [DEF51] The versions with their texts, oldest first. A hidden text is left out, and its lineage with it. */
export async function readVersionTexts(
  { database }: Platform,
  actor: Actor,
  versions: readonly VersionRow[],
): Promise<VersionsInTime> {
  const [shown, hidden] = [true, false].map(wanted =>
    versions.filter(version => isTextShown(textOf(version), actor) === wanted),
  )
  if (!shown || !hidden) throw new Error('unreachable: a text is shown or it is not')
  const documents = await readTexts(database.prisma, actor, shown.map(textOf))
  const texts = shown.flatMap(({ id, label }, at) => {
    const document = documents[at]
    return document ? [{ id, label, document, follows: false }] : []
  })
  return { texts, shown, hidden }
}

/** Bytes of texts that are followed on the event loop: some twenty milliseconds at the worst. */
const mostAtOnce = 100_000
const program = new URL('./timeline-worker.ts', import.meta.url)

/** [DEF52] [DEF55] What became of the elements of a line of texts; of long ones beside the event loop. */
export async function askTimeline({ workers }: Platform, task: TimelineTask): Promise<TimelineAnswer> {
  const bytes = task.texts.reduce((sum, { document }) => sum + JSON.stringify(document).length, 0)
  const packed = bytes <= mostAtOnce ? packedTimeline(task) : await workers.run<Uint8Array>(program, task)
  return readTimelineAnswer(packed)
}
