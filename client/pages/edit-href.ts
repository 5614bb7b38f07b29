import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { can } from '@fieldword/shared/policy/can.ts'

/** To the draft; whoever may not read drafts signs in on the way. */
export function editHref(slug: string, actor: Actor): string {
  const edit = `/wiki/${slug}/edit`
  return can(actor, 'draft:read') ? edit : `/sign-in?next=${encodeURIComponent(edit)}`
}
