import type { IncomingMessage } from 'node:http'
import { schemaFingerprint } from '@fieldword/shared/document/schema.ts'
import { type Refusal, refuse } from '@fieldword/shared/kernel/refusals.ts'
import type { Result } from '@fieldword/shared/kernel/result.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { can, type Owned, type Protected } from '@fieldword/shared/policy/can.ts'
import { whyNot } from '@fieldword/shared/policy/why-not.ts'
import { networkOf } from '../accounts/index.ts'
import { addressOf } from '../platform/http/address-of.ts'
import { isOwnOrigin } from '../platform/http/csrf.ts'
import type { PresentUser } from './presence-states.ts'

/** What an actor may do with a draft. */
export type DraftRights = 'write' | 'read' | 'none'

export interface Admitted {
  readonly user: PresentUser | null
  readonly mayWrite: boolean
}

export interface Wanted {
  readonly draftId: string
  readonly fingerprint: string | null
}

const draftPath = /^\/collab\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

/** The draft an upgrade asks for; a refusal when the path is not a draft's, null when it is none of ours. */
export function readTarget(url: string): Result<Wanted> | null {
  // A client writes there what it likes: "//" is no address at all.
  const { pathname = '', searchParams } = URL.parse(url, 'http://any') ?? {}
  if (pathname !== '/collab' && !pathname.startsWith('/collab/')) return null
  const draftId = draftPath.exec(pathname)?.[1]
  return draftId ? { draftId, fingerprint: searchParams?.get('schema') ?? null } : refuse('not-found')
}

/** [COL8] A browser says which page opened the socket; whatever says nothing is no browser and carries no cookie by itself. */
export function opensFromHere({ origin, host }: IncomingMessage['headers'], publicUrl: string): boolean {
  return origin === undefined || isOwnOrigin(origin, host, publicUrl)
}

/** A draft, as far as what somebody may do with it depends on it: its page's protection, and whose it is where it is somebody's own. */
export interface DraftAsked extends Protected {
  readonly own: Owned | null
}

/** [COL52] */
export function policyRights(actor: Actor, draft: DraftAsked): DraftRights {
  if (draft.own) return ownRights(actor, { ...draft.own, editableBy: draft.editableBy })
  if (can(actor, 'draft:write', draft)) return 'write'
  return can(actor, 'draft:read') ? 'read' : 'none'
}

function ownRights(actor: Actor, own: Owned & Protected): DraftRights {
  if (can(actor, 'own-draft:write', own)) return 'write'
  return can(actor, 'own-draft:read', own) ? 'read' : 'none'
}

/** [COL8] [COL9] Who comes in, or why not. */
export function admit(
  actor: Actor,
  rights: DraftRights,
  fingerprint: string | null,
  own: Owned | null = null,
): Result<Admitted> {
  const refusal = refusalOf(actor, rights, own)
  if (refusal) return refusal
  // Editors delete what their schema does not know, so not even reading is safe with another one.
  if (fingerprint !== schemaFingerprint) return refuse('schema-changed')
  const user = actor.role === 'visitor' ? null : { id: actor.id, name: actor.name, colour: actor.colour }
  return { user, mayWrite: rights === 'write' }
}

export function refusalOf(actor: Actor, rights: DraftRights, own: Owned | null): Refusal | null {
  if (rights !== 'none') return null
  return own ? whyNot(actor, 'own-draft:read', own) : whyNot(actor, 'draft:read')
}

/** [COL38] What counts as one address: behind as many proxies as the operator says there are, an IPv6 network as one. */
export function originOf(request: IncomingMessage, proxies: number): string {
  return networkOf(addressOf(request, proxies))
}
