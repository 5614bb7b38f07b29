import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { changesBetween } from '@fieldword/shared/processes/changes.ts'
import type { ChangeClass, ChangeNoteKind } from '@fieldword/shared/processes/vocabulary.ts'
import { Prisma } from '../platform/database/client/client.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { refuseWith } from '../platform/errors.ts'
import type { Platform } from '../platform/platform.ts'
import { findRevision } from '../revisions/index.ts'
import { type Acting, lockAsEditor } from './access.ts'
import { type ChangeRow, readChangesNamed } from './change-queries.ts'
import { frozenTexts } from './frozen-texts.ts'
import { linkAnswered } from './linking-commands.ts'
import { logEvent } from './log-commands.ts'
import { type ProcessRow, readStages, type StageRow } from './queries.ts'
import { readTraced } from './traced-texts.ts'

export interface ChangesWish {
  readonly process: ProcessRow
  /** What the later text comes of. */
  readonly stageId: string
  readonly fromRevisionId: string
  readonly toRevisionId: string
  readonly actorId: string | null
}

/** [PR260] [PR261] Records what was changed between two texts, once; in the transaction that freezes the later one. */
export async function recordChanges(tx: Tx, platform: Platform, wish: ChangesWish): Promise<void> {
  const { process, stageId, fromRevisionId, toRevisionId, actorId } = wish
  const texts = { processId: process.id, fromRevisionId, toRevisionId }
  if (fromRevisionId === toRevisionId || (await tx.processChange.count({ where: texts })) > 0) return
  const [before, after] = [await readTraced(tx, fromRevisionId), await readTraced(tx, toRevisionId)]
  const { atoms } = changesBetween(before, after)
  const recordedAt = platform.clock()
  await tx.processChange.createMany({
    data: atoms.map(({ before: was, after: is, ...atom }, index) => ({
      ...{ ...atom, ...texts, id: platform.newId(), stageId, number: index + 1, recordedById: actorId, recordedAt },
      elementId: (is ?? was)?.elementId ?? '',
      before: was ? { ...was } : Prisma.DbNull,
      after: is ? { ...is } : Prisma.DbNull,
    })),
  })
  await linkAnswered(tx, process.id, recordedAt)
  const data = { fromRevisionId, toRevisionId, changes: atoms.length }
  await logEvent(tx, { processId: process.id, kind: 'changes-recorded', actorId, stageId, data }, recordedAt)
}

/** [PR266] What a stage makes: its output, and the changes that led to it. */
export async function setOutput(
  tx: Tx,
  platform: Platform,
  {
    process,
    stage,
    revisionId,
    actorId,
  }: {
    readonly process: ProcessRow
    readonly stage: StageRow
    readonly revisionId: string
    readonly actorId: string | null
  },
): Promise<void> {
  await tx.processStage.update({ where: { id: stage.id }, data: { outputRevisionId: revisionId } })
  const before = frozenTexts(process, await readStages(tx, process.id)).findLast(
    (_, at, all) => all[at + 1]?.revisionId === revisionId,
  )
  if (!before) return
  const { revisionId: fromRevisionId } = before
  await recordChanges(tx, platform, { process, stageId: stage.id, fromRevisionId, toRevisionId: revisionId, actorId })
}

/** [PR266] The same for a revision that a stage is to open on though none made it. */
export function recordChangesTo(
  platform: Platform,
  actor: Actor,
  { slug, revision }: { readonly slug: string; readonly revision: number },
) {
  return asEditor(platform, actor, slug, async ({ tx, process, actor: editor }) => {
    const to = (await findRevision(tx, process.pageId, revision)) ?? refuseWith('no-such-text')
    const stages = await readStages(tx, process.id)
    const last = frozenTexts(process, stages).at(-1)
    const next = stages.find(({ state }) => state === 'planned')
    if (!last || !next) return refuseWith('stage-not-open')
    const texts = { fromRevisionId: last.revisionId, toRevisionId: to.id }
    await recordChanges(tx, platform, { process, stageId: next.id, ...texts, actorId: editor.id })
  })
}

/** [PR264] Says of which class changes are, and why, as long as no stage works on their text. */
export function classChanges(platform: Platform, actor: Actor, wish: Noting & { readonly class: ChangeClass }) {
  return asEditor(platform, actor, wish.slug, async acting => {
    const rows = await demandChanges(acting, wish.changes)
    const stages = await readStages(acting.tx, acting.process.id)
    const worksOn = (id: string) =>
      stages.some(({ inputRevisionId, state }) => inputRevisionId === id && state !== 'planned')
    if (rows.some(({ toRevisionId }) => worksOn(toRevisionId))) refuseWith('change-settled')
    await note(platform, acting, rows, { kind: 'classed', class: wish.class, reason: wish.reason })
    const data = { changes: rows.map(({ id }) => id), class: wish.class }
    await log(platform, acting, 'change-classed', wish.reason, data)
  })
}

/** [PR264] [PR265] Says that changes were the editors' own. */
export function explainChanges(platform: Platform, actor: Actor, wish: Noting) {
  return asEditor(platform, actor, wish.slug, async acting => {
    const rows = await demandChanges(acting, wish.changes)
    await note(platform, acting, rows, { kind: 'initiative', class: null, reason: wish.reason })
    await log(platform, acting, 'changes-explained', wish.reason, { changes: rows.map(({ id }) => id) })
  })
}

export interface Noting {
  readonly slug: string
  readonly changes: readonly string[]
  readonly reason: string
}

interface Note {
  readonly kind: ChangeNoteKind
  readonly class: ChangeClass | null
  readonly reason: string
}

async function note(platform: Platform, { tx, actor }: Acting, rows: readonly ChangeRow[], said: Note): Promise<void> {
  const at = platform.clock()
  await tx.processChangeNote.createMany({
    data: rows.map(({ id, notes }) => ({ ...said, changeId: id, number: notes.length + 1, byId: actor.id, at })),
  })
}

function log(
  platform: Platform,
  { tx, process, actor }: Acting,
  kind: 'change-classed' | 'changes-explained',
  reason: string,
  data: Prisma.InputJsonObject,
) {
  return logEvent(tx, { processId: process.id, kind, actorId: actor.id, reason, data }, platform.clock())
}

/** All of them, each once. Refuses with `no-such-change`. */
async function demandChanges({ tx, process }: Acting, ids: readonly string[]): Promise<ChangeRow[]> {
  const wanted = [...new Set(ids)]
  const rows = await readChangesNamed(tx, process.id, wanted)
  return rows.length === wanted.length ? rows : refuseWith('no-such-change')
}

/** In the process, locked, while it is open. */
function asEditor(platform: Platform, actor: Actor, slug: string, act: (acting: Acting) => Promise<void>) {
  return platform.database.inTransaction(async tx => {
    const acting = await lockAsEditor(tx, actor, slug)
    await act(acting)
    await platform.signals.notifyIn(tx, 'pages', acting.process.pageId)
    return { slug: acting.process.slug }
  })
}
