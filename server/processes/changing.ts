import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import type { ChangesOfText, FrozenText as FrozenTextView } from '@fieldword/shared/processes/changes-contract.ts'
import type { Criterion } from '@fieldword/shared/processes/stage.ts'
import { findPagesById } from '../pages/index.ts'
import { listFrom } from '../platform/cursor.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { refuseWith } from '../platform/errors.ts'
import type { Platform } from '../platform/platform.ts'
import { findRevisions } from '../revisions/index.ts'
import { type Access, readAccess } from './access.ts'
import { answersOf } from './change-answers-queries.ts'
import { countChanges, countUnexplained, findAhead, readChangePart } from './change-queries.ts'
import { changeView, peopleOf } from './change-views.ts'
import { type FrozenText, frozenTexts } from './frozen-texts.ts'
import { namesFor } from './named-people.ts'
import { type ProcessRow, readStages, type StageRow } from './queries.ts'
import { readTraced } from './traced-texts.ts'

interface ChangesWish {
  readonly slug: string
  readonly text?: number | undefined
  readonly unexplained: boolean
  readonly cursor?: string | undefined
  readonly limit: number
}

/** [PR267] What was changed from one text of a process to the next, and what was said of it. */
export async function listChanges(platform: Platform, actor: Actor, wish: ChangesWish): Promise<ChangesOfText> {
  const { prisma: tx } = platform.database
  const access = await readAccess(tx, actor, wish.slug)
  const { process } = access
  const stages = await readStages(tx, process.id)
  const texts = await textsOf(tx, process, stages)
  const told = { process: await processOf(tx, access), texts: await viewTexts(tx, texts) }
  const place = wish.text ?? texts.length - 1
  const [from, to] = [texts[place - 1], texts[place]]
  const mayExplain =
    process.state === 'open' && can(actor, 'process:act', { involved: access.involved, who: ['editor'] })
  if (!from || !to) {
    if (wish.text !== undefined) return refuseWith('not-found')
    const counts = { all: 0, unexplained: 0, byClass: { c0: 0, c1: 0, c2: 0, c3: 0 } }
    return { ...told, text: null, counts, may: { explain: false, classify: false }, items: [], nextCursor: null }
  }
  const between = { processId: process.id, fromRevisionId: from.revisionId, toRevisionId: to.revisionId }
  const after = placeIn(wish.cursor)
  const part = { ...between, after, unexplained: wish.unexplained, limit: wish.limit + 1 }
  const rows = await readChangePart(tx, part)
  const { items, nextCursor } = listFrom(
    rows,
    wish.limit,
    row => row,
    row => String(row.number),
  )
  const [nameOf, answers, counts] = await Promise.all([
    namesFor(platform, access, peopleOf(items)),
    answersOf(platform, access, items),
    countChanges(tx, between),
  ])
  const words = { before: await readTraced(tx, from.revisionId), after: await readTraced(tx, to.revisionId) }
  const isWorkedOn = stages.some(
    ({ inputRevisionId, state }) => inputRevisionId === to.revisionId && state !== 'planned',
  )
  return {
    ...{ ...told, text: place, counts, nextCursor },
    may: { explain: mayExplain, classify: mayExplain && !isWorkedOn },
    items: items.map(row => changeView(row, { ...words, nameOf, answers })),
  }
}

export async function processOf(tx: Tx, { process }: Access): Promise<ChangesOfText['process']> {
  const page = (await findPagesById(tx, [process.pageId])).get(process.pageId) ?? refuseWith('not-found')
  return { slug: process.slug, title: process.title, page: { slug: page.slug, title: page.title } }
}

export async function viewTexts(tx: Tx, texts: readonly FrozenText[]): Promise<FrozenTextView[]> {
  const revisions = await findRevisions(
    tx,
    texts.map(({ revisionId }) => revisionId),
  )
  return texts.map(({ revisionId, stage }, place) => ({
    ...{ place, revisionId, revision: revisions.get(revisionId)?.number ?? 0 },
    hash: revisions.get(revisionId)?.contentHash ?? '',
    stage: stage && { id: stage.id, title: stage.title },
  }))
}

function placeIn(cursor: string | undefined): number {
  if (cursor === undefined) return 0
  const place = Number(cursor)
  if (Number.isSafeInteger(place) && place > 0) return place
  return refuseWith('bad-input', { issues: [{ path: 'cursor', message: 'Use the nextCursor of the list before.' }] })
}

/** [PR266] The texts of a process, and the one that a stage is to open on where the changes up to it are recorded. */
async function textsOf(tx: Tx, process: ProcessRow, stages: readonly StageRow[]): Promise<FrozenText[]> {
  const frozen = frozenTexts(process, stages)
  const last = frozen.at(-1)
  const ahead = last && (await findAhead(tx, process.id, last.revisionId))
  if (!ahead) return frozen
  return [...frozen, { revisionId: ahead.toRevisionId, stage: stages.find(({ id }) => id === ahead.stageId) ?? null }]
}

/** [PR265] What keeps a stage from opening on a text: changes that nobody recorded, or changes of meaning that nobody explained. */
export async function changesExplained(
  tx: Tx,
  process: ProcessRow,
  inputRevisionId: string | null,
): Promise<Criterion[]> {
  const texts = frozenTexts(process, await readStages(tx, process.id))
  const isLast = texts.at(-1)?.revisionId === inputRevisionId
  const before = texts.at(isLast ? -2 : -1)
  if (inputRevisionId === null || !before) return []
  const between = { processId: process.id, fromRevisionId: before.revisionId, toRevisionId: inputRevisionId }
  const { all } = await countChanges(tx, between)
  const unexplained = await countUnexplained(tx, process.id, inputRevisionId)
  const text =
    all === 0
      ? 'The changes that lead to its text are recorded.'
      : `Every change of meaning says why: ${unexplained === 0 ? 'all do' : `${unexplained} do not`}.`
  return [{ key: 'changes-explained', text, met: all > 0 && unexplained === 0, explainable: false }]
}
