import { elementOf } from '@fieldword/shared/definitions/compare-text.ts'
import { type ChangeOfElement, changeOfElement } from '@fieldword/shared/definitions/element-change.ts'
import type { ElementChange } from '@fieldword/shared/definitions/element-contract.ts'
import type { List } from '@fieldword/shared/kernel/contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { isTextShown } from '@fieldword/shared/revisions/hiding.ts'
import { numberCursor } from '../platform/cursor.ts'
import { demand } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { findRevisions, readTexts, refOf } from '../revisions/index.ts'
import { readLine, type TextInLine } from './element-queries.ts'
import { findDefinition } from './reading.ts'

/** [DEF56] Revisions, and bytes of their texts, that are looked at for one answer. */
const mostRevisions = 100
const mostBytes = 2_000_000

/** [DEF56] Which revisions in the line of what visitors read changed an element, by its id, in a part of that line. */
export async function listElementChanges(
  platform: Platform,
  actor: Actor,
  wish: { readonly slug: string; readonly element: string; readonly cursor?: string | undefined },
): Promise<List<ElementChange> & { readonly lookedAt: number }> {
  demand(actor, 'page:read')
  const page = await findDefinition(platform, actor, wish.slug)
  const { prisma } = platform.database
  const limit = mostRevisions + 1
  const rows = await readLine(prisma, page, { from: numberCursor(wish.cursor), limit })
  const within = withinBytes(rows)
  const isEnd = within.length === rows.length && rows.length < limit
  const looked = within.filter(row => row.isApproved && isTextShown(row, actor))
  const documents = await readTexts(prisma, actor, looked)
  const elements = documents.map(document => elementOf(document, wish.element))
  // The oldest one is only what the one after it is compared with, unless nothing was before it.
  const changes = looked.slice(0, isEnd ? undefined : -1).flatMap((row, at) => {
    const change = changeOfElement(elements[at + 1] ?? null, elements[at] ?? null)
    return change ? [{ row, since: looked[at + 1]?.number ?? null, change }] : []
  })
  const last = looked.length > 1 ? looked.at(-1) : within.at(-1)
  return {
    items: await withRevisions(platform, actor, page.approvedRevisionId, changes),
    nextCursor: isEnd || !last ? null : String(last.number),
    lookedAt: looked.length,
  }
}

/** As many as may be read at once, and two at least. */
function withinBytes(rows: readonly TextInLine[]): TextInLine[] {
  let bytes = 0
  return rows.filter(({ size }, at) => {
    bytes += size
    return at < 2 || bytes <= mostBytes
  })
}

interface FoundChange {
  readonly row: TextInLine
  readonly since: number | null
  readonly change: ChangeOfElement
}

async function withRevisions(
  { database }: Platform,
  actor: Actor,
  approvedRevisionId: string | null,
  changes: readonly FoundChange[],
): Promise<ElementChange[]> {
  const revisions = await findRevisions(
    database.prisma,
    changes.map(({ row }) => row.id),
  )
  return changes.flatMap(({ row, since, change }) => {
    const revision = revisions.get(row.id)
    return revision ? [{ revision: refOf(revision, approvedRevisionId, actor), sinceNumber: since, ...change }] : []
  })
}
