import { type AccountRole, type Actor, isAtLeast, isStrongerThan, type Role } from './actor.ts'

export type RevisionState = 'pending' | 'approved' | 'rejected' | 'withdrawn' | 'superseded'
export type ReviewState = 'open' | 'changes_requested' | 'approved' | 'rejected' | 'withdrawn'

/** What each action needs to know of the thing acted on. */
export interface Subjects {
  'page:read': undefined
  'page:create': undefined
  'page:rename': Movable
  'page:move': Movable
  'page:protect': ProtectionChange
  'page:delete': Movable
  'page:undelete': undefined
  'page:read-deleted': undefined
  'page:list-protected': undefined
  'term:change': Protected
  'draft:read': undefined
  'draft:write': Protected
  'draft:replay': { readonly holdsHidden: boolean }
  'own-draft:begin': Protected
  'own-draft:read': Owned
  'own-draft:write': Owned & Protected
  'own-draft:manage': Owned
  'own-draft:delete': Owned
  'revision:read': { readonly state: RevisionState }
  'revision:read-hidden': undefined
  'revision:hide': undefined
  'revision:redact': undefined
  'revision:propose': Protected
  'revision:restore': Protected
  'revision:undo': Protected
  'review:read': undefined
  'review:approve': Decidable
  'review:request-changes': Decidable
  'review:reject': Decidable
  'review:withdraw': Decidable
  'review:reopen': Decidable
  'review:revert': undefined
  'review:revise': Decidable
  'review:update': Decidable
  'comment:read': { readonly forMembers: boolean }
  'comment:write': Discussable
  'comment:change': Written
  'comment:react': undefined
  'comment:report': undefined
  'comment:moderate': undefined
  'thread:resolve': Resolvable
  'discussion:set': undefined
  'review:set-rules': undefined
  'review:delegate': undefined
  'review:assign': undefined
  'version:publish': undefined
  'version:set-status': undefined
  'version:correct': undefined
  'lineage:record': undefined
  'account:list': undefined
  'account:see-address': undefined
  'account:set-role': undefined
  'account:block': { readonly role: AccountRole }
  'account:trust': { readonly id: string }
  'account:sign-up': undefined
  'network:block': undefined
  'appeal:send': undefined
  'appeal:answer': undefined
  'newcomers:set': undefined
  'filter:set': undefined
  'rollback:run': { readonly role: AccountRole }
  'change:list': undefined
  'change:check': LiveChange
  'process:read': Process
  'process:start': undefined
  'process:run': Involved
  'process:act': Involved & { readonly who: readonly string[] }
  'wiki:import': undefined
  'wiki:export': undefined
  'wiki:set-front': undefined
  'wiki:read-outside': undefined
}

/** A page, as far as permission depends on it. */
export interface Protected {
  /** The weakest role that may change its draft. */
  readonly editableBy: AccountRole
}

/** A draft that is somebody's own, as far as permission depends on it. */
export interface Owned {
  readonly ownerId: string
  /** Whom the owner invited. */
  readonly guestIds: readonly string[]
}

export interface Movable {
  /** The weakest role that may rename, move and delete it. */
  readonly movableBy: AccountRole
}

/** A rule of protection, by the strongest role it asks for before and after. */
export interface ProtectionChange {
  readonly from: AccountRole
  readonly to: AccountRole
}

/** A review, as far as permission depends on it. Authors are all who typed in the text of any of its rounds, or opened one. */
export interface Decidable {
  readonly state: ReviewState
  readonly openedById: string
  readonly authorIds: readonly string[]
  /** Members whom a moderator named to decide on this page, as of now. */
  readonly delegateIds?: readonly string[]
  /** The weakest role that may approve, by the protection of the page; moderators where nothing is said. */
  readonly approvableBy?: 'moderator' | 'admin'
}

/** A change that went live without approval. */
export interface LiveChange {
  readonly liveById: string
  readonly authorIds: readonly string[]
}

/** The discussion of a page, as far as permission depends on it. */
export interface Discussable {
  readonly closed: boolean
  /** Visitors may write too. */
  readonly guests: boolean
}

/** A comment, as far as permission depends on it. A visitor's belongs to nobody. */
export interface Written {
  readonly authorId: string | null
}

/** A thread, as far as permission depends on it. */
export interface Resolvable extends Protected {
  readonly startedById: string | null
}

/** What somebody is to a process: roles they were given in it, `field` where they take part, `public` where they have an account. */
export interface Involved {
  readonly involved: readonly string[]
}

/** A process, as far as reading it depends on it. */
export interface Process extends Involved {
  /** It was opened, whatever became of it. */
  readonly begun: boolean
}

export type Action = keyof Subjects

const needs: { readonly [A in Action]: Role } = {
  'page:read': 'visitor',
  'page:create': 'member',
  'page:rename': 'member',
  'page:move': 'member',
  'page:protect': 'moderator',
  'page:delete': 'moderator',
  'page:undelete': 'moderator',
  'page:read-deleted': 'moderator',
  'page:list-protected': 'moderator',
  'term:change': 'member',
  'draft:read': 'member',
  'draft:write': 'member',
  'draft:replay': 'member',
  'own-draft:begin': 'member',
  'own-draft:read': 'member',
  'own-draft:write': 'member',
  'own-draft:manage': 'member',
  'own-draft:delete': 'member',
  'revision:read': 'visitor',
  'revision:read-hidden': 'moderator',
  'revision:hide': 'moderator',
  'revision:redact': 'admin',
  'revision:propose': 'member',
  'revision:restore': 'member',
  'revision:undo': 'member',
  'review:read': 'member',
  'review:approve': 'member',
  'review:request-changes': 'member',
  'review:reject': 'member',
  'review:withdraw': 'member',
  'review:reopen': 'member',
  'review:revert': 'moderator',
  'review:revise': 'member',
  'review:update': 'member',
  'comment:read': 'visitor',
  'comment:write': 'visitor',
  'comment:change': 'member',
  'comment:react': 'member',
  'comment:report': 'member',
  'comment:moderate': 'moderator',
  'thread:resolve': 'member',
  'discussion:set': 'moderator',
  'review:set-rules': 'admin',
  'review:delegate': 'moderator',
  'review:assign': 'moderator',
  'version:publish': 'moderator',
  'version:set-status': 'moderator',
  'version:correct': 'moderator',
  'lineage:record': 'moderator',
  'account:list': 'moderator',
  'account:see-address': 'admin',
  'account:set-role': 'admin',
  'account:block': 'moderator',
  'account:trust': 'moderator',
  'account:sign-up': 'visitor',
  'network:block': 'moderator',
  'appeal:send': 'visitor',
  'appeal:answer': 'moderator',
  'newcomers:set': 'admin',
  'filter:set': 'moderator',
  'rollback:run': 'moderator',
  'change:list': 'member',
  'change:check': 'moderator',
  'process:read': 'visitor',
  'process:start': 'moderator',
  'process:run': 'member',
  'process:act': 'member',
  'wiki:import': 'admin',
  'wiki:export': 'admin',
  'wiki:set-front': 'admin',
  'wiki:read-outside': 'member',
}

/**
 * [POL1–POL12] The one policy: HTTP, socket and page all ask here and nowhere else.
 * Says only whether this actor may; whether the thing is in a state to be acted on is its own core's to refuse.
 */
export function can<A extends Action>(
  actor: Actor,
  action: A,
  ...[subject]: Subjects[A] extends undefined ? [] : [subject: Subjects[A]]
): boolean {
  if (!isAtLeast(actor, needs[action])) return false
  switch (action) {
    case 'term:change':
    case 'draft:write':
    case 'own-draft:begin':
    case 'revision:propose':
    case 'revision:restore':
    case 'revision:undo':
      return isAtLeast(actor, (subject as Protected).editableBy)
    case 'page:rename':
    case 'page:move':
    case 'page:delete':
      return isAtLeast(actor, (subject as Movable).movableBy)
    case 'draft:replay':
      return !(subject as Subjects['draft:replay']).holdsHidden || isAtLeast(actor, 'moderator')
    case 'own-draft:read':
      return writesIn(actor, subject as Owned) || isAtLeast(actor, 'moderator')
    case 'own-draft:write':
      return writesIn(actor, subject as Owned) && isAtLeast(actor, (subject as Protected).editableBy)
    case 'own-draft:manage':
      return actor.id === (subject as Owned).ownerId
    case 'own-draft:delete':
      return actor.id === (subject as Owned).ownerId || isAtLeast(actor, 'moderator')
    case 'page:protect':
      return holdsBoth(actor, subject as ProtectionChange)
    case 'account:trust':
      return actor.id !== (subject as Subjects['account:trust']).id
    case 'change:check':
      return mayCheck(actor, subject as LiveChange)
    case 'account:block':
    case 'rollback:run':
      return isStrongerThan(actor, (subject as Subjects['account:block']).role)
    case 'account:sign-up':
      return !actor.block
    case 'appeal:send':
      return Boolean(actor.block)
    case 'revision:read':
      return (subject as Subjects['revision:read']).state === 'approved' || isAtLeast(actor, 'member')
    case 'review:approve':
      return mayApprove(actor, subject as Decidable)
    case 'review:request-changes':
    case 'review:reject':
      return mayDecideOn(actor, subject as Decidable)
    case 'review:reopen':
      return mayReopen(actor, subject as Decidable)
    case 'review:revise':
      return isOwn(actor, subject as Decidable)
    case 'review:update':
      return isOwn(actor, subject as Decidable) || isAtLeast(actor, 'moderator')
    case 'comment:read':
      return !(subject as Subjects['comment:read']).forMembers || isAtLeast(actor, 'member')
    case 'comment:write':
      return mayDiscuss(actor, subject as Discussable)
    case 'comment:change':
      return actor.id === (subject as Written).authorId
    case 'thread:resolve':
      return mayResolve(actor, subject as Resolvable)
    case 'review:withdraw':
      return actor.id === (subject as Decidable).openedById
    case 'process:read':
      return (subject as Process).begun || mayPrepare(actor, subject as Process)
    case 'process:run':
      return isAtLeast(actor, 'admin') || runs(subject as Involved)
    case 'process:act':
      return (subject as Subjects['process:act']).involved.some(is =>
        (subject as Subjects['process:act']).who.includes(is),
      )
    default:
      return true
  }
}

/** [POL91] Before a process is open it is there for those who were given a role in it, and for admins. */
function mayPrepare(actor: Actor, { involved }: Involved): boolean {
  return (
    isAtLeast(actor, 'admin') || (isAtLeast(actor, 'member') && involved.some(is => is !== 'field' && is !== 'public'))
  )
}

/** [POL92] */
function runs({ involved }: Involved): boolean {
  return involved.includes('steward') || involved.includes('facilitator')
}

/** [POL9] Nobody shuts a page against themselves, or opens one that was shut against them. */
function holdsBoth(actor: Actor, { from, to }: ProtectionChange): boolean {
  return isAtLeast(actor, from) && isAtLeast(actor, to)
}

/** [POL70] [POL71] Whoever is blocked writes nowhere, not even where visitors may. */
function mayDiscuss(actor: Actor, { closed, guests }: Discussable): boolean {
  if (closed) return isAtLeast(actor, 'moderator')
  return isAtLeast(actor, 'member') || (guests && actor.role === 'visitor' && mayWriteFrom(actor))
}

/** [POL80] A network can be kept from making accounts alone. */
function mayWriteFrom({ block }: Actor): boolean {
  return !block || block.network === 'sign_up'
}

/** [POL73] */
function mayResolve(actor: Actor, { startedById, editableBy }: Resolvable): boolean {
  return actor.id === startedById || isAtLeast(actor, editableBy)
}

/** [POL4] [POL51] Moderators, and who was named to decide on the page; never on what they have a part in. */
function mayDecideOn(actor: Actor, review: Decidable): boolean {
  const decides = isAtLeast(actor, 'moderator') || review.delegateIds?.includes(actor.id ?? '') === true
  return decides && !isOwn(actor, review)
}

/** [POL67] On a page whose changes only admins approve, nobody else does, whoever was named. */
function mayApprove(actor: Actor, review: Decidable): boolean {
  return mayDecideOn(actor, review) && (review.approvableBy !== 'admin' || isAtLeast(actor, 'admin'))
}

/** [POL66] Nobody looks at what they let go live, or typed in, as somebody else would. */
function mayCheck(actor: Actor, { liveById, authorIds }: LiveChange): boolean {
  return actor.id !== null && actor.id !== liveById && !authorIds.includes(actor.id)
}

/** [POL50] What its people withdrew is theirs to bring back; what was rejected, a moderator's who has no part in it. */
function mayReopen(actor: Actor, review: Decidable): boolean {
  if (review.state === 'rejected') return isAtLeast(actor, 'moderator') && !isOwn(actor, review)
  return actor.id === review.openedById
}

/** [POL56] The owner of a draft, and whom they invited. */
export function writesIn(actor: Actor, { ownerId, guestIds }: Owned): boolean {
  return actor.id !== null && (actor.id === ownerId || guestIds.includes(actor.id))
}

/** [RV63] Whoever opened the review or one of its rounds, or typed in any of them, has a part in it. */
export function isOwn(actor: Actor, review: Decidable): boolean {
  return actor.id !== null && (review.openedById === actor.id || review.authorIds.includes(actor.id))
}
