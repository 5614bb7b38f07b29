import type { ComparisonWish } from '@fieldword/shared/diff/contract.ts'
import { emptyDocument } from '@fieldword/shared/document/document.ts'
import { type Actor, visitor } from '@fieldword/shared/policy/actor.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import type { DraftAgainst, ProcessDrafts, ProcessDraftView } from '@fieldword/shared/processes/drafts-contract.ts'
import { isOfIt } from '@fieldword/shared/processes/sight.ts'
import { type OwnDraftRow, ownedOf, readableOwnDraft, readDraft, readOwnDraftsOf } from '../collab/index.ts'
import { findPagesById, protectionOf } from '../pages/index.ts'
import { listFrom, numberCursor } from '../platform/cursor.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { refuseWith } from '../platform/errors.ts'
import { demand } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { compareTexts, contentHashOf, findRevisions, readTexts } from '../revisions/index.ts'
import { type Access, readAccess, whoActs } from './access.ts'
import { issueTelling } from './answering/issue-telling.ts'
import { processOf } from './changing.ts'
import { demandDraft } from './draft-commands.ts'
import {
  findDraftingStage,
  type IssueAnswered,
  type ProcessDraftRow,
  readIssuesAnswered,
  readIssuesOf,
  readProcessDrafts,
  readProcessDraftsNamed,
} from './draft-queries.ts'
import { type NameOf, namesFor } from './named-people.ts'
import { onlookerOf } from './onlooker.ts'

interface DraftsWish {
  readonly slug: string
  readonly cursor?: string | undefined
  readonly limit: number
}

/** [PR282] The working drafts of a process, who writes in them and which issues they answer. Their texts are read by who writes in them. */
export async function listProcessDrafts(platform: Platform, actor: Actor, wish: DraftsWish): Promise<ProcessDrafts> {
  const { prisma: tx } = platform.database
  const access = await readAccess(tx, actor, wish.slug)
  const { process, involved } = access
  const stage = (await findDraftingStage(tx, process.id)) ?? refuseWith('stage-not-open')
  if (stage.visibility === 'private' && !isOfIt(onlookerOf(access)))
    demand(actor, 'process:act', { involved, who: whoActs(stage) })
  const after = numberCursor(wish.cursor) ?? 0
  const rows = await readProcessDrafts(tx, { processId: process.id, after, limit: wish.limit + 1 })
  const { items, nextCursor } = listFrom(
    rows,
    wish.limit,
    row => row,
    row => String(row.number),
  )
  const open = stage.state === 'open' && process.state === 'open'
  const texts = await revisionsOf(tx, [stage.inputRevisionId, stage.outputRevisionId])
  return {
    process: await processOf(tx, access),
    stage: { id: stage.id, title: stage.title, open },
    input: texts(stage.inputRevisionId),
    candidate: texts(stage.outputRevisionId),
    issues: await namedIssues(tx, actor, await readIssuesAnswered(tx, process.id)),
    may: {
      begin: open && can(actor, 'process:act', { involved, who: whoActs(stage) }),
      choose: open && can(actor, 'process:act', { involved, who: ['editor'] }),
    },
    items: await viewDrafts(platform, access, items, open),
    nextCursor,
  }
}

/** [PR352] */
async function namedIssues(tx: Tx, actor: Actor, issues: readonly IssueAnswered[]): Promise<ProcessDrafts['issues']> {
  const { titleOf } = await issueTelling(
    tx,
    actor,
    issues.map(({ id }) => id),
  )
  return issues.map(issue => ({ id: issue.id, number: issue.number, title: titleOf(issue) }))
}

async function revisionsOf(tx: Tx, ids: readonly (string | null)[]) {
  const found = await findRevisions(
    tx,
    ids.filter(id => id !== null),
  )
  return (id: string | null) => {
    const revision = id === null ? undefined : found.get(id)
    return revision ? { id: revision.id, number: revision.number, contentHash: revision.contentHash } : null
  }
}

async function viewDrafts(
  platform: Platform,
  access: Access,
  rows: readonly ProcessDraftRow[],
  open: boolean,
): Promise<ProcessDraftView[]> {
  const { prisma: tx } = platform.database
  const { process, actor } = access
  const [drafts, origins, issues, page] = await Promise.all([
    readOwnDraftsOf(
      tx,
      rows.map(({ ownDraftId }) => ownDraftId),
    ),
    readProcessDraftsNamed(
      tx,
      rows.flatMap(({ begunFromId }) => begunFromId ?? []),
    ),
    readIssuesOf(
      tx,
      rows.map(({ id }) => id),
    ),
    findPagesById(tx, [process.pageId]).then(found => found.get(process.pageId) ?? refuseWith('not-found')),
  ])
  const nameOf = await namesFor(platform, access, [
    ...rows.map(({ begunById }) => begunById),
    ...drafts.flatMap(writersOf),
  ])
  const { titleOf } = await issueTelling(
    tx,
    actor,
    [...issues.values()].flat().map(({ id }) => id),
  )
  return rows.flatMap(row => {
    const draft = drafts.find(({ id }) => id === row.ownDraftId)
    if (!draft) return []
    const isOpen = open && draft.closedAt === null
    const write = isOpen && can(actor, 'own-draft:write', { ...ownedOf(draft), ...protectionOf(platform, page) })
    return [
      {
        ...viewDraft(row, draft, nameOf),
        begunFrom: origins.find(({ id }) => id === row.begunFromId)?.number ?? null,
        ...{
          open: isOpen,
          issues: (issues.get(row.id) ?? []).map(issue => ({ ...issue, title: titleOf(issue) })),
          may: { write },
        },
      },
    ]
  })
}

function writersOf(draft: OwnDraftRow): string[] {
  const { ownerId, guestIds } = ownedOf(draft)
  return [ownerId, ...guestIds]
}

function viewDraft(row: ProcessDraftRow, draft: OwnDraftRow, nameOf: NameOf) {
  const writers = writersOf(draft)
  return {
    ...{ id: row.id, number: row.number, ownDraftId: row.ownDraftId, purpose: draft.purpose },
    ...{ begunBy: nameOf(row.begunById), begunAt: row.begunAt.toISOString(), writing: writers.length },
    writers: writers.flatMap(id => nameOf(id) ?? []),
  }
}

interface BesideWish extends ComparisonWish {
  readonly slug: string
  readonly draft: string
  readonly beside?: string | undefined
}

/** [PR283] A working draft beside the text that its stage works on, or beside another one; for who writes in them. */
export async function compareProcessDraft(
  platform: Platform,
  actor: Actor,
  { slug, draft, beside, ...wish }: BesideWish,
): Promise<DraftAgainst> {
  const { prisma: tx } = platform.database
  const access = await readAccess(tx, actor, slug)
  const to = await readWritten(platform, access, draft)
  const from = beside ? await readWritten(platform, access, beside) : null
  const before = from?.document ?? (await inputOf(tx, access.process.id))
  return {
    process: await processOf(tx, access),
    ...{ draft: to.ref, beside: from?.ref ?? null, contentHash: contentHashOf(to.document) },
    comparison: await compareTexts(platform, { document: before }, { document: to.document }, wish),
  }
}

/** What the drafting stage works on, as a text. */
export async function inputOf(tx: Tx, processId: string) {
  const stage = await findDraftingStage(tx, processId)
  const revision =
    stage?.inputRevisionId && (await findRevisions(tx, [stage.inputRevisionId])).get(stage.inputRevisionId)
  if (!revision) return emptyDocument
  const [document] = await readTexts(tx, visitor, [revision])
  return document
}

/** A working draft as it is now, for who may read it. */
export async function readWritten(platform: Platform, { process, actor }: Access, id: string) {
  const { prisma: tx } = platform.database
  const row = await demandDraft(tx, process.id, id)
  const { row: own } = await readableOwnDraft(tx, actor, row.ownDraftId)
  const { document, seq } = await readDraft(platform, own.draftId)
  const ref = { id, number: row.number, purpose: own.purpose, ownDraftId: own.id }
  return { ref, own, document, seq }
}
