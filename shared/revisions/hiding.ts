import { refuse } from '../kernel/refusals.ts'
import type { Result } from '../kernel/result.ts'
import { type RevisionPart, revisionPart } from '../moderation/contract.ts'
import type { Actor } from '../policy/actor.ts'
import { can, type RevisionState } from '../policy/can.ts'
import type { HiddenParts } from './contract.ts'

/** [REV22] [REV25] Whether the text of a revision, which the actor may read otherwise, is there for them. */
export function isTextShown(
  { hidden, redacted }: { readonly hidden: HiddenParts; readonly redacted: boolean },
  actor: Actor,
): boolean {
  return !redacted && (!hidden.text || can(actor, 'revision:read-hidden'))
}

/** [REV28] Whether what a revision changed is there for the actor, who may read the revision itself. */
export function areChangesShown(
  revision: { readonly hidden: HiddenParts; readonly redacted: boolean },
  parent: { readonly state: RevisionState; readonly textHidden: boolean; readonly redacted: boolean } | null,
  actor: Actor,
): boolean {
  if (!parent || !isTextShown(revision, actor) || !can(actor, 'revision:read', parent)) return false
  return !parent.redacted && (!parent.textHidden || can(actor, 'revision:read-hidden'))
}

export interface Hiding {
  readonly hide: readonly RevisionPart[]
  readonly show: readonly RevisionPart[]
}

export interface HidingOf {
  readonly before: HiddenParts
  readonly after: HiddenParts
  /** Whether visitors read exactly this text now. */
  readonly isCurrentText: boolean
  readonly redacted: boolean
}

/** [REV22] [REV23] What is to be hidden and what shown again, to come from one to the other. */
export function decideHiding({ before, after, isCurrentText, redacted }: HidingOf): Result<Hiding> {
  const hide = revisionPart.options.filter(part => after[part] && !before[part])
  const show = revisionPart.options.filter(part => before[part] && !after[part])
  if (hide.length + show.length === 0) return refuse('already-so')
  if (hide.includes('text') && redacted) return refuse('text-redacted')
  if (hide.includes('text') && isCurrentText) return refuse('text-in-use')
  return { hide, show }
}
