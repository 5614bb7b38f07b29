import type { OverTimeRow } from '@fieldword/shared/definitions/over-time-contract.ts'
import type { DocumentJson } from '@fieldword/shared/document/document.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { isTextShown } from '@fieldword/shared/revisions/hiding.ts'
import type { Platform } from '../platform/platform.ts'
import { ofJsonBytes } from '../platform/work/json-bytes.ts'
import { readTexts } from '../revisions/index.ts'
import { type ElementTask, type ToldElement, toldElement } from './element-task.ts'
import { textOf, type VersionRow } from './queries.ts'
import { rowsOverTime, type TimelineTask } from './timeline-task.ts'

export interface VersionsInTime {
  readonly texts: TimelineTask['texts']
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
    return document ? [{ id, label, document }] : []
  })
  return { texts, shown, hidden }
}

/** Bytes of texts that are followed on the event loop: some twenty milliseconds at the worst. */
const mostAtOnce = 100_000

/** [DEF52] What became of the elements of a line of texts; of long ones beside the event loop. */
export async function askTimeline(platform: Platform, task: TimelineTask): Promise<OverTimeRow[]> {
  return areLong(task) ? aside(platform, './timeline-worker.ts', task) : rowsOverTime(task)
}

/** [DEF55] The same of one element. */
export async function askElement(platform: Platform, task: ElementTask): Promise<ToldElement> {
  return areLong(task) ? aside(platform, './element-worker.ts', task) : toldElement(task)
}

function areLong({ texts }: { readonly texts: readonly { readonly document: DocumentJson }[] }): boolean {
  return texts.reduce((sum, { document }) => sum + JSON.stringify(document).length, 0) > mostAtOnce
}

async function aside<Answer>({ workers }: Platform, program: string, task: unknown): Promise<Answer> {
  return ofJsonBytes(await workers.run<Uint8Array>(new URL(program, import.meta.url), task))
}
