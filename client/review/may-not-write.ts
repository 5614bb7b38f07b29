import { isAtLeast } from '@fieldword/shared/policy/actor.ts'
import { notAllowed } from '../platform/not-allowed.ts'
import { type PageRequest, Redirect } from '../platform/page.ts'

/** A member whom a page is not kept for goes to where it says for whom it is, and why. */
export function mayNotWrite({ actor, url }: PageRequest, slug: string): Redirect {
  return isAtLeast(actor, 'member') ? new Redirect(`/wiki/${slug}/settings`) : notAllowed(actor, url.pathname)
}
