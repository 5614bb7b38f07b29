import type { Actor } from '@fieldword/shared/policy/actor.ts'
import type { NoteWish } from '@fieldword/shared/processes/convening-contract.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { refuseWith } from '../platform/errors.ts'
import { demand, signedIn } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { sha256 } from '../platform/sha256.ts'
import { readAccess } from './access.ts'
import { elementsOf } from './deciding-sight.ts'
import { logEvent } from './log-commands.ts'
import { stageForNotes } from './minority-note-queries.ts'
import { takesPart } from './minority-notes.ts'
import { lockProcess, type StageRow } from './queries.ts'

/** [PR217] [PR218] For oneself, or written down by whoever runs it for somebody without an account. */
export function addNote(platform: Platform, actor: Actor, wish: NoteWish): Promise<{ id: string }> {
  return platform.database.inTransaction(async tx => {
    const { process, involved } = await readAccess(tx, actor, wish.slug)
    await lockProcess(tx, process.id)
    const stage = await stageForNotes(tx, process.id)
    if (stage?.state !== 'open') return refuseWith('stage-not-open')
    const { id: userId } = signedIn(actor)
    if (wish.forOther) demand(actor, 'process:run', { involved })
    else demand(actor, 'process:act', { involved, who: takesPart })
    if (wish.forOther && wish.name !== '' && !wish.consent) refuseWith('consent-needed')
    const elementId = await elementIn(tx, stage, wish.elementId)
    const [id, at] = [platform.newId(), platform.clock()]
    const whose = wish.forOther
      ? { authorId: null, name: wish.name, enteredById: userId }
      : { authorId: userId, name: '', enteredById: null }
    const about = { processId: process.id, stageId: stage.id, elementId, revisionId: stage.inputRevisionId }
    const hash = noteHash(wish.text, elementId)
    await tx.minorityNote.create({ data: { id, ...about, ...whose, text: wish.text, hash, at } })
    const event = { processId: process.id, stageId: stage.id, actorId: userId, data: { note: id } }
    await logEvent(tx, { kind: 'minority-note-added', ...event }, at)
    return { id }
  })
}

/** [PR219] Of what a note says, and of what. */
export function noteHash(text: string, elementId: string | null): string {
  return sha256(JSON.stringify([text, elementId]))
}

/** The element, where the text that a stage works on has it. Refuses where it has not. */
export async function elementIn(tx: Tx, stage: StageRow, elementId: string | null): Promise<string | null> {
  if (elementId === null) return null
  const elements = await elementsOf(tx, stage)
  if (elements.some(({ id }) => id === elementId)) return elementId
  return refuseWith('bad-input', { issues: [{ path: 'elementId', message: 'The text has no such element.' }] })
}

/** [PR219] By its author, until a version was adopted. */
export function withdrawNote(
  platform: Platform,
  actor: Actor,
  { slug, note: id }: { readonly slug: string; readonly note: string },
): Promise<{ id: string }> {
  return platform.database.inTransaction(async tx => {
    const { process } = await readAccess(tx, actor, slug)
    const locked = await lockProcess(tx, process.id)
    const { id: userId } = signedIn(actor)
    const note = await tx.minorityNote.findFirst({ where: { id, processId: process.id } })
    if (!note) return refuseWith('not-found')
    if (note.authorId !== userId) refuseWith('forbidden')
    if (locked.adoptedVersionId !== null) refuseWith('already-adopted')
    if (locked.state !== 'open') refuseWith('process-not-open')
    if (note.withdrawnAt !== null) return { id }
    const at = platform.clock()
    await tx.minorityNote.update({ where: { id }, data: { withdrawnAt: at } })
    const event = { processId: process.id, stageId: note.stageId, actorId: userId, data: { note: id } }
    await logEvent(tx, { kind: 'minority-note-withdrawn', ...event }, at)
    return { id }
  })
}
