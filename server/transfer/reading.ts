import type { List } from '@fieldword/shared/kernel/contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import type { ImportProblem, ImportRef, ImportSource, ImportView } from '@fieldword/shared/transfer/contract.ts'
import type { ProblemKind } from '@fieldword/shared/transfer/problems.ts'
import { idCursor, listFrom } from '../platform/cursor.ts'
import { refuseWith } from '../platform/errors.ts'
import { demand } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import {
  countProblems,
  findSource,
  type ProblemPlace,
  type ProblemRow,
  readImports,
  readProblems,
  readTexts,
} from './import-queries.ts'
import { unpackText } from './packing.ts'

interface Listing {
  readonly cursor?: string | undefined
  readonly limit: number
}

export async function listImports(
  platform: Platform,
  actor: Actor,
  { cursor, limit }: Listing,
): Promise<List<ImportRef>> {
  demand(actor, 'wiki:import')
  const rows = await readImports(platform, { after: idCursor(cursor), limit: limit + 1 })
  return listFrom(
    rows,
    limit,
    row => row,
    row => row.id,
  )
}

export async function viewImport(platform: Platform, actor: Actor, id: string): Promise<ImportView> {
  demand(actor, 'wiki:import')
  const [ref] = await readImports(platform, { id, limit: 1 })
  if (!ref) return refuseWith('not-found')
  return { ...ref, kinds: await countProblems(platform.database.prisma, id) }
}

/** [TRF13] */
export async function listProblems(
  platform: Platform,
  actor: Actor,
  { id, cursor, limit, kind }: Listing & { readonly id: string; readonly kind?: ProblemKind | undefined },
): Promise<List<ImportProblem>> {
  demand(actor, 'wiki:import')
  const rows = await readProblems(platform.database.prisma, id, { kind, after: placeOf(cursor), limit: limit + 1 })
  return listFrom(rows, limit, row => row, cursorOf)
}

/** [TRF3] The text as it came, to the letter. */
export async function readSource(
  platform: Platform,
  actor: Actor,
  { id, page, revision }: { readonly id: string; readonly page: string; readonly revision: string },
): Promise<ImportSource> {
  demand(actor, 'wiki:import')
  const { prisma } = platform.database
  const found = await findSource(prisma, id, page, revision)
  if (!found) return refuseWith('not-found')
  const { title, sourceRevision, format, about, slug, number } = found
  const text = unpackText(found.id, await readTexts(prisma, [found.id])).toString()
  const became = slug === null || number === null ? null : { slug, number }
  return { title, sourceRevision, format, about, text, page: became }
}

/** A row's key as one word: its parts, each escaped. */
function cursorOf({ kind, sourcePage, name }: ProblemRow): string {
  return [kind, sourcePage, name].map(part => Buffer.from(part).toString('base64url')).join('.')
}

function placeOf(cursor: string | undefined): ProblemPlace | null {
  if (cursor === undefined) return null
  const parts = cursor.split('.').map(part => Buffer.from(part, 'base64url').toString())
  const [kind, sourcePage, name] = parts
  if (parts.length !== 3 || kind === undefined || sourcePage === undefined || name === undefined) {
    refuseWith('bad-input', { issues: [{ path: 'cursor', message: 'Use the nextCursor of the list before.' }] })
  }
  return { kind, sourcePage, name }
}
