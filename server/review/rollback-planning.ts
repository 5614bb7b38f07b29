import type { Actor } from '@fieldword/shared/policy/actor.ts'
import type { PlannedItem } from '@fieldword/shared/review/rollback-contract.ts'
import { findAccount, findPeople } from '../accounts/index.ts'
import { findPagesById } from '../pages/index.ts'
import { numberCursor } from '../platform/cursor.ts'
import { RefusalError, refuseWith } from '../platform/errors.ts'
import { demand, type SignedIn, signedIn } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { contentHashOf, findRevisions } from '../revisions/index.ts'
import { mergeTexts } from './merging.ts'
import { type Candidate, countCandidates, readCandidates } from './rollback-queries.ts'
import { nameChanges, sentenceOf } from './rollback-reading.ts'
import { readUndo } from './undoing.ts'

interface Asked {
  readonly id: string
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly cursor?: string | undefined
  readonly limit: number
}

/** [RV133] What would come of each change of an account, as things are now. Nothing is changed. */
export async function planRollback(platform: Platform, actor: Actor, asked: Asked) {
  const by = signedIn(actor)
  const account = (await findAccount(platform, asked.id)) ?? refuseWith('not-found')
  demand(actor, 'rollback:run', account)
  const { prisma } = platform.database
  const dateOf = (text: string | undefined) => (text === undefined ? null : new Date(text))
  const span = { userId: account.id, from: dateOf(asked.from), to: dateOf(asked.to) }
  const after = numberCursor(asked.cursor) ?? 0
  const rows = await readCandidates(prisma, span, after, asked.limit + 1)
  const [person] = await findPeople(platform, [account.id])
  const shown = rows.slice(0, asked.limit)
  const named = await nameChanges(platform, shown)
  const items: PlannedItem[] = []
  for (const row of shown) {
    const { place, kind, reviewId, revisionId } = row
    items.push({ place, kind, reviewId, ...named(revisionId), ...(await predict(platform, by, row)) })
  }
  return {
    ...{ person: person ?? refuseWith('not-found'), items, ...(await countCandidates(prisma, span)) },
    nextCursor: rows.length > asked.limit ? String(shown.at(-1)?.place) : null,
  }
}

async function predict(
  platform: Platform,
  by: SignedIn,
  { kind, revisionId }: Candidate,
): Promise<Pick<PlannedItem, 'will' | 'why'>> {
  const { prisma } = platform.database
  const revision = (await findRevisions(prisma, [revisionId])).get(revisionId)
  const page = revision && (await findPagesById(prisma, [revision.pageId])).get(revision.pageId)
  if (!revision || !page) return refused('not-found')
  if (page.deletedAt !== null) return refused('page-deleted')
  if (kind === 'waiting') return { will: 'reject', why: null }
  if (revision.parentId === null) {
    return page.approvedRevisionId === revisionId ? { will: 'revert', why: null } : afterNewer
  }
  // What stands on it is undone before it, if it is this account's too; how this one fares then is not known yet.
  const newer = await prisma.revision.count({
    where: { parentId: revisionId, state: 'approved', createdById: revision.createdById },
  })
  if (newer > 0) return afterNewer
  try {
    const { texts, onto } = await readUndo(platform, prisma, by, page, revision.number)
    const { document, conflicts } = await mergeTexts(platform, texts)
    if (conflicts.length > 0) return refused('conflicts-left')
    if (contentHashOf(document) === onto.contentHash) return refused('nothing-to-undo')
    return { will: 'undo', why: null }
  } catch (error) {
    if (!(error instanceof RefusalError)) throw error
    return refused(error.refusal.code)
  }
}

const afterNewer = { will: 'after-newer', why: null } as const

function refused(code: string): Pick<PlannedItem, 'will' | 'why'> {
  return { will: 'refused', why: sentenceOf(code) }
}
