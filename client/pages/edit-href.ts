import type { Actor } from '@fieldword/shared/policy/actor.ts'

/** To the draft; a visitor signs in on the way. */
export function editHref(slug: string, actor: Actor): string {
  const edit = `/wiki/${slug}/edit`
  return actor.role !== 'visitor' ? edit : `/sign-in?next=${encodeURIComponent(edit)}`
}
