import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import type { HeldWords, WordsKind } from '@fieldword/shared/processes/withholding-contract.ts'
import { demand } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { readAccess } from './access.ts'
import { findStage } from './deciding-queries.ts'
import { elementNamed, elementsOf, headOf } from './deciding-sight.ts'
import { findWords } from './withholding-queries.ts'

interface Asked {
  readonly slug: string
  readonly kind: WordsKind
  readonly id: string
}

/** [PR380] Words that may have to go, as moderators read them. */
export async function readWords(platform: Platform, actor: Actor, { slug, kind, id }: Asked): Promise<HeldWords> {
  const { prisma } = platform.database
  demand(actor, 'comment:moderate')
  const { process } = await readAccess(prisma, actor, slug)
  const { stageId, elementId, at, ...words } = await findWords(prisma, process.id, kind, id)
  const elements = await elementsOf(prisma, stageId === null ? null : await findStage(prisma, stageId))
  return {
    process: await headOf(prisma, process),
    ...{ ...words, kind, element: elementNamed(elements, elementId), at: at.toISOString() },
    mayDestroy: can(actor, 'revision:redact') && words.state !== 'redacted',
  }
}
