import type { List } from '@fieldword/shared/kernel/contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import type { ElementRef, MinorityNoteView, ProcessHead } from '@fieldword/shared/processes/convening-contract.ts'
import { findPeople } from '../accounts/index.ts'
import { idCursor, listFrom } from '../platform/cursor.ts'
import type { Platform } from '../platform/platform.ts'
import { type Access, readAccess } from './access.ts'
import { elementNamed, elementsOf, headOf, seesNames } from './deciding-sight.ts'
import { type NotePart, readNotes, stageForNotes } from './minority-note-queries.ts'
import { readWithheld, toldTo } from './withholding-queries.ts'

/**
 * [PR217–PR219] [PR380] As they are told to whoever asks; of one that was taken back, only that there was one. What is hidden its author and
 * moderators still read.
 */
export async function notesOf(
  platform: Platform,
  access: Access,
  elements: readonly ElementRef[],
  part: NotePart,
): Promise<MinorityNoteView[]> {
  const rows = await readNotes(platform.database.prisma, access.process.id, part)
  const named = seesNames(access)
  const [people, hidden] = await Promise.all([
    findPeople(
      platform,
      rows.flatMap(({ authorId }) => (authorId && named ? [authorId] : [])),
    ),
    readWithheld(
      platform.database.prisma,
      rows.map(({ id }) => id),
    ),
  ])
  return rows.map(({ id, text, elementId, authorId, name, at, withdrawnAt }) => {
    const own = authorId !== null && authorId === access.actor.id
    const told = toldTo(access.actor, hidden.get(id), { text: withdrawnAt === null ? text : '', own })
    return {
      ...{ id, ...told, element: elementNamed(elements, elementId), at: at.toISOString() },
      by: withdrawnAt ? '' : authorId ? (people.find(person => person.id === authorId)?.name ?? '') : name,
      ...{ withdrawn: withdrawnAt !== null, own: own && withdrawnAt === null },
    }
  })
}

export interface NoteList extends List<MinorityNoteView> {
  readonly process: ProcessHead
  readonly elements: ElementRef[]
  readonly mayAdd: boolean
  readonly mayAddForOthers: boolean
}

export async function listNotes(
  platform: Platform,
  actor: Actor,
  { slug, cursor, limit }: { readonly slug: string; readonly cursor?: string | undefined; readonly limit: number },
): Promise<NoteList> {
  const { prisma } = platform.database
  const access = await readAccess(prisma, actor, slug)
  const { process, involved } = access
  const stage = await stageForNotes(prisma, process.id)
  const elements = await elementsOf(prisma, stage)
  const part = { after: idCursor(cursor), limit: limit + 1, standing: false }
  const isOpen = stage?.state === 'open' && process.state === 'open'
  return {
    ...listFrom(
      await notesOf(platform, access, elements, part),
      limit,
      note => note,
      ({ id }) => id,
    ),
    ...{ process: await headOf(prisma, process), elements },
    mayAdd: isOpen && can(actor, 'process:act', { involved, who: [...takesPart] }),
    mayAddForOthers: isOpen && can(actor, 'process:run', { involved }),
  }
}

/** [PR217] Whoever takes part in what is decided: who was given a role, and the field. */
export const takesPart = [
  ...(['steward', 'facilitator', 'editor', 'working_group', 'panel', 'ratifier'] as const),
  'field',
] as const
