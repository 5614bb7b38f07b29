import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import type { CommentDesk } from '@fieldword/shared/processes/commenting-contract.ts'
import { seesAll } from '@fieldword/shared/processes/sight.ts'
import { refuseWith } from '../platform/errors.ts'
import type { Platform } from '../platform/platform.ts'
import { type Access, readAccess, whoActs } from './access.ts'
import { countByElement } from './contribution-queries.ts'
import { headOf } from './head.ts'
import { onlookerOf } from './onlooker.ts'
import { readStages, type StageRow } from './queries.ts'
import { readStageTexts } from './texts.ts'

/** [PR70] [PR74] The text that is commented on, element by element, with how much was said about each. */
export async function commentDesk(
  platform: Platform,
  actor: Actor,
  { slug }: { readonly slug: string },
): Promise<CommentDesk> {
  const { prisma } = platform.database
  const access = await readAccess(prisma, actor, slug)
  const stage = stageToComment(await readStages(prisma, access.process.id))
  if (!stage) return refuseWith('not-found')
  const { inputRevisionId } = stage
  const [texts, counts, process] = await Promise.all([
    readStageTexts(prisma, inputRevisionId ? [inputRevisionId] : []),
    countByElement(prisma, stage.id, actor.id),
    headOf(prisma, access),
  ])
  const isSeen = seesAll(stage, onlookerOf(access))
  const counted = new Map(counts.map(({ elementId, count, mine }) => [elementId, isSeen ? count : mine]))
  const text = texts.get(inputRevisionId ?? '')
  const why = whyNot(access, stage)
  return {
    process,
    stage: {
      ...{ id: stage.id, title: stage.title, purpose: stage.purpose, state: stage.state, visibility: stage.visibility },
      closesAt: stage.closesAt?.toISOString() ?? null,
    },
    revision: text ? { id: text.revision.id, number: text.revision.number } : null,
    elements: (text?.wordings ?? []).map(({ id, number, handle, text, hash }) => ({
      ...{ id, number, handle, text, hash },
      comments: counted.get(id) ?? 0,
    })),
    whole: counted.get(null) ?? 0,
    all: [...counted.values()].reduce((sum, count) => sum + count, 0),
    mine: counts.reduce((sum, { mine }) => sum + mine, 0),
    may: { comment: why === '', enter: stage.state === 'open' && mayEnter(access) },
    why,
  }
}

/** The one that is open; else the last that was; else the first to come. */
export function stageToComment(stages: readonly StageRow[]): StageRow | null {
  const asked = stages.filter(({ kind }) => kind === 'comment')
  return (
    asked.find(({ state }) => state === 'open') ??
    asked.findLast(({ openedAt }) => openedAt !== null) ??
    asked[0] ??
    null
  )
}

/** [PR81] */
export function mayEnter({ actor, involved }: Access): boolean {
  return can(actor, 'process:act', { involved, who: ['steward', 'facilitator', 'editor'] })
}

function whyNot({ actor, involved, process }: Access, stage: StageRow): string {
  if (stage.state === 'planned') return 'Comments are not open yet.'
  if (stage.state !== 'open' || process.state !== 'open') return 'Comments are closed. They stay to be read.'
  if (actor.role === 'visitor') return 'Sign in to comment.'
  if (!can(actor, 'process:act', { involved, who: whoActs(stage) })) return 'Who was invited comments here.'
  return ''
}
