import { type Actor, visitor } from '@fieldword/shared/policy/actor.ts'
import { isTextShown } from '@fieldword/shared/revisions/hiding.ts'
import type { Tx } from '../../platform/database/prisma.ts'
import { refuseWith } from '../../platform/errors.ts'
import { demand, type SignedIn, signedIn } from '../../platform/permission.ts'
import type { Platform } from '../../platform/platform.ts'
import { findRevision } from '../../revisions/index.ts'
import { readAccess } from '../access.ts'
import { linkAnswered } from '../linking-commands.ts'
import { involvementsOf, lockProcess, type ProcessRow } from '../queries.ts'
import { changed } from '../telling.ts'
import { readElements } from './elements-queries.ts'

interface Linked {
  readonly slug: string
  readonly id: string
  readonly revision: number
  readonly elementId: string | null
  readonly atomId: string | null
}

/** [PR125] What an answer led to: a revision of the definition, and an element of it. Answers lead to changes in later stages too. */
export function linkChange(
  platform: Platform,
  actor: Actor,
  { slug, id, revision: number, elementId, atomId }: Linked,
): Promise<{ id: string }> {
  return platform.database.inTransaction(async tx => {
    const { process, by } = await lockToLink(tx, actor, slug)
    const disposition = await tx.disposition.findFirst({ where: { id, processId: process.id } })
    if (!disposition) refuseWith('not-found')
    if (disposition.state === 'superseded' || disposition.state === 'returned') refuseWith('disposition-moved-on')
    const revision = await findRevision(tx, process.pageId, number)
    if (!revision || !isTextShown(revision, visitor)) return refuseWith('change-elsewhere')
    const elements = (await readElements(tx, [revision])).get(revision.id) ?? []
    if (elementId !== null && !elements.some(element => element.id === elementId)) refuseWith('change-elsewhere')
    const same = { dispositionId: id, revisionId: revision.id, elementId, removedAt: null }
    if (await tx.dispositionChange.findFirst({ where: same })) refuseWith('already-so')
    const row = { id: platform.newId(), atomId, addedById: by.id, addedAt: platform.clock() }
    await tx.dispositionChange.create({ data: { ...same, ...row } })
    await linkAnswered(tx, process.id, row.addedAt, [id])
    await changed(tx, platform, process)
    return { id: row.id }
  })
}

/** [PR125] That it was linked stays known. */
export function unlinkChange(
  platform: Platform,
  actor: Actor,
  { slug, id }: { readonly slug: string; readonly id: string },
): Promise<{ id: string }> {
  return platform.database.inTransaction(async tx => {
    const { process } = await lockToLink(tx, actor, slug)
    const { count } = await tx.dispositionChange.updateMany({
      where: { id, removedAt: null, disposition: { processId: process.id } },
      data: { removedAt: platform.clock() },
    })
    await changed(tx, platform, process)
    return count === 1 ? { id } : refuseWith('not-found')
  })
}

/** Editors, in whatever stage, as long as the process is open. */
async function lockToLink(tx: Tx, actor: Actor, slug: string): Promise<{ process: ProcessRow; by: SignedIn }> {
  const access = await readAccess(tx, actor, slug)
  const process = await lockProcess(tx, access.process.id)
  if (process.state !== 'open') refuseWith('process-not-open')
  demand(actor, 'process:act', { involved: await involvementsOf(tx, process.id, actor.id), who: ['editor'] })
  return { process, by: signedIn(actor) }
}
