import type { DraftMoment, DraftTimeline } from '@fieldword/shared/collab/history-contract.ts'
import type { Refusal } from '@fieldword/shared/kernel/refusals.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import type { Api, PageRequest } from '../platform/page.ts'

/** What the History tab shows of the working draft's typing. */
export type PlaybackAnswer =
  | { readonly kind: 'hidden' }
  | { readonly kind: 'empty' }
  /** Shown to moderators alone, because it holds what is hidden. */
  | { readonly kind: 'withheld' }
  | {
      readonly kind: 'there'
      readonly timeline: DraftTimeline
      readonly moment: DraftMoment
      /** The part that is played, where one was chosen. */
      readonly from: number | null
      readonly to: number | null
    }

/** [COL32] For those who may read the draft: the moment that the address names, else the latest. */
export async function loadPlayback(
  api: Api,
  { actor, query }: Pick<PageRequest, 'actor' | 'query'>,
  slug: string,
): Promise<PlaybackAnswer> {
  if (!can(actor, 'draft:read')) return { kind: 'hidden' }
  const timeline = await timelineOf(api, slug)
  if (timeline === 'withheld') return { kind: 'withheld' }
  if (timeline === null || timeline.people.length === 0) return { kind: 'empty' }
  const seq = numberIn(query, 'at') ?? timeline.lastSeq
  const moment = await api.collab.draftAt({ slug, seq })
  return { kind: 'there', timeline, moment, from: numberIn(query, 'from'), to: numberIn(query, 'to') }
}

/** Null while nobody has opened the draft. */
async function timelineOf(api: Api, slug: string): Promise<DraftTimeline | 'withheld' | null> {
  try {
    return await api.collab.draftTimeline({ slug })
  } catch (error) {
    if (isRefusal(error) && error.refusal.code === 'no-history') return null
    if (isRefusal(error) && error.refusal.code === 'replay-hidden') return 'withheld'
    throw error
  }
}

/** What the server's own refusals are while a page is rendered. */
function isRefusal(error: unknown): error is { readonly refusal: Refusal } {
  return typeof error === 'object' && error !== null && 'refusal' in error
}

function numberIn(query: URLSearchParams, name: string): number | null {
  const value = query.get(name)
  return value !== null && /^[1-9]\d{0,14}$/.test(value) ? Number(value) : null
}
