import { type AccountRole, type Actor, type Block, type Role, roles, visitor } from '@fieldword/shared/policy/actor.ts'
import {
  type Action,
  can,
  type Decidable,
  type LiveChange,
  type Movable,
  type Owned,
  type Protected,
  type ProtectionChange,
  type Resolvable,
  type ReviewState,
  type RevisionState,
  type Subjects,
} from '@fieldword/shared/policy/can.ts'

export interface Row {
  readonly action: Action
  /** What the thing acted on is like; empty where it does not matter. */
  readonly when: string
  readonly allowed: readonly Role[]
}

const accountRoles = ['member', 'moderator', 'admin'] as const

/** Each action with every kind of thing it can be asked about. The type makes a new action fail here until it is listed. */
const cases: { readonly [A in Action]: readonly Case<Subjects[A]>[] } = {
  'page:read': always(),
  'page:create': always(),
  'page:rename': movablePages(),
  'page:move': movablePages(),
  'page:protect': protectionChanges(),
  'page:delete': movablePages(),
  'page:undelete': always(),
  'page:read-deleted': always(),
  'page:list-protected': always(),
  'term:change': protectedPages(),
  'draft:read': always(),
  'draft:write': protectedPages(),
  'draft:replay': [
    { when: 'nothing is hidden', subjects: () => [{ holdsHidden: false }] },
    { when: 'something is hidden', subjects: () => [{ holdsHidden: true }] },
  ],
  'own-draft:begin': protectedPages(),
  'own-draft:read': ownDrafts(),
  'own-draft:write': ownDraftsOn('member').concat(ownDraftsOn('moderator')),
  'own-draft:manage': ownDrafts(),
  'own-draft:delete': ownDrafts(),
  'revision:read': (['pending', 'approved', 'rejected', 'withdrawn', 'superseded'] as const).map(inState),
  'revision:read-hidden': always(),
  'revision:hide': always(),
  'revision:redact': always(),
  'revision:propose': protectedPages(),
  'revision:restore': protectedPages(),
  'revision:undo': protectedPages(),
  'review:read': always(),
  'review:approve': [...reviews(), ...delegated(), ...forAdmins()],
  'review:request-changes': [...reviews(), ...delegated()],
  'review:reject': [...reviews(), ...delegated()],
  'review:withdraw': reviews(),
  'review:reopen': [...reviews('withdrawn'), ...reviews('rejected')],
  'review:revert': always(),
  'review:revise': reviews(),
  'review:update': reviews(),
  'comment:read': [
    { when: 'for everybody', subjects: () => [{ forMembers: false }] },
    { when: 'for members', subjects: () => [{ forMembers: true }] },
  ],
  'comment:write': [
    { when: 'open to members', subjects: () => [{ closed: false, guests: false }] },
    { when: 'open to visitors', subjects: () => [{ closed: false, guests: true }] },
    { when: 'closed', subjects: () => [true, false].map(guests => ({ closed: true, guests })) },
  ],
  'comment:change': [
    { when: 'of others', subjects: () => [{ authorId: 'x' }, { authorId: null }] },
    { when: 'of their own', subjects: actor => [{ authorId: actor.id ?? 'x' }] },
  ],
  'comment:react': always(),
  'comment:report': always(),
  'comment:moderate': always(),
  'thread:resolve': threads(),
  'discussion:set': always(),
  'review:set-rules': always(),
  'review:delegate': always(),
  'review:assign': always(),
  'version:publish': always(),
  'version:set-status': always(),
  'version:correct': always(),
  'lineage:record': always(),
  'account:list': always(),
  'account:see-address': always(),
  'account:set-role': always(),
  'process:read': [
    { when: 'begun', subjects: () => involvedIn().map(of => ({ ...of, begun: true })) },
    { when: 'being prepared', subjects: () => [{ begun: false, involved: ['public'] }] },
    { when: 'being prepared, with a role in it', subjects: () => [{ begun: false, involved: ['editor', 'public'] }] },
  ],
  'process:start': always(),
  'process:run': [
    {
      when: 'steward or facilitator',
      subjects: () => [['steward'], ['facilitator', 'public']].map(involved => ({ involved })),
    },
    {
      when: 'with another role in it',
      subjects: () => [['editor', 'panel', 'public'], ['public']].map(involved => ({ involved })),
    },
  ],
  'process:act': [
    { when: 'for those they are', subjects: () => [{ involved: ['panel', 'public'], who: ['panel', 'editor'] }] },
    { when: 'for others', subjects: () => [{ involved: ['steward', 'field', 'public'], who: ['panel'] }] },
  ],
  'wiki:import': always(),
  'wiki:export': always(),
  'wiki:set-front': always(),
  'wiki:read-outside': always(),
  'account:block': accountRoles.map(role => ({ when: `of ${role}s`, subjects: () => [{ role }] })),
  'account:trust': [
    { when: 'of others', subjects: () => [{ id: 'x' }] },
    { when: 'of themselves', subjects: actor => [{ id: actor.id ?? 'x' }] },
  ],
  'account:sign-up': always(),
  'network:block': always(),
  'appeal:send': always(),
  'appeal:answer': always(),
  'newcomers:set': always(),
  'filter:set': always(),
  'rollback:run': accountRoles.map(role => ({ when: `of ${role}s`, subjects: () => [{ role }] })),
  'change:list': always(),
  'change:check': [
    { when: 'of others', subjects: () => [{ liveById: 'x', authorIds: ['x', 'y'] }] },
    { when: 'their own', subjects: liveChangesOf },
  ],
}

function involvedIn() {
  return [[], ['public'], ['steward', 'public']].map(involved => ({ involved }))
}

interface Case<Subject> {
  readonly when: string
  /** All things this case stands for: the policy must answer the same for each. */
  subjects(actor: Actor): readonly Subject[]
}

/** The policy as it answers, action by action and role by role; to accounts that are blocked, if a block is given. */
export function policyTable(block: Block | null = null): Row[] {
  return (Object.keys(cases) as Action[]).flatMap(action =>
    cases[action].map(one => ({
      action,
      when: one.when,
      allowed: roles.filter(role => answer(action, one as Case<unknown>, actorOf(role, block))),
    })),
  )
}

export function inMarkdown(rows: readonly Row[]): string {
  const cell = (row: Row, role: Role) => (row.allowed.includes(role) ? 'yes' : '–')
  return [
    `| Action | When | ${roles.join(' | ')} |`,
    `|---|---|${roles.map(() => '---').join('|')}|`,
    ...rows.map(row => `| \`${row.action}\` | ${row.when} | ${roles.map(role => cell(row, role)).join(' | ')} |`),
  ].join('\n')
}

export function actorOf(role: Role, block: Block | null = null): Actor {
  return role === 'visitor' ? visitor : { role, id: `the-${role}`, name: role, colour: 1, block }
}

function answer(action: Action, { subjects, when }: Case<unknown>, actor: Actor): boolean {
  const answers = new Set(subjects(actor).map(subject => (can as Ask)(actor, action, subject)))
  if (answers.size !== 1) throw new Error(`${action} differs within "${when}" for ${actor.role}`)
  return answers.has(true)
}

type Ask = (actor: Actor, action: Action, subject: unknown) => boolean

function always(): Case<undefined>[] {
  return [{ when: '', subjects: () => [undefined] }]
}

function protectedPages(): Case<Protected>[] {
  return accountRoles.map(editableBy => ({ when: `kept for ${editableBy}s`, subjects: () => [{ editableBy }] }))
}

function threads(): Case<Resolvable>[] {
  return [
    ...accountRoles.map(editableBy => ({
      ...{ when: `of others, kept for ${editableBy}s`, subjects: () => [{ startedById: 'x', editableBy }] },
    })),
    {
      when: 'started by them',
      subjects: actor => accountRoles.map(editableBy => ({ startedById: actor.id ?? 'x', editableBy })),
    },
  ]
}

function movablePages(): Case<Movable>[] {
  return accountRoles.map(movableBy => ({ when: `kept for ${movableBy}s`, subjects: () => [{ movableBy }] }))
}

function ownDrafts(): Case<Owned>[] {
  const own = (actor: Actor) => actor.id ?? 'nobody'
  return [
    { when: 'of others', subjects: () => [{ ownerId: 'x', guestIds: ['y'] }] },
    { when: 'they are invited to', subjects: actor => [{ ownerId: 'x', guestIds: ['y', own(actor)] }] },
    { when: 'their own', subjects: actor => [{ ownerId: own(actor), guestIds: ['y'] }] },
  ]
}

function ownDraftsOn(editableBy: AccountRole): Case<Owned & Protected>[] {
  return ownDrafts().map(({ when, subjects }) => ({
    when: `${when}, kept for ${editableBy}s`,
    subjects: actor => subjects(actor).map(own => ({ ...own, editableBy })),
  }))
}

function liveChangesOf(actor: Actor): LiveChange[] {
  const own = actor.id ?? 'nobody'
  return [
    { liveById: own, authorIds: ['x'] },
    { liveById: 'x', authorIds: ['y', own] },
  ]
}

/** [POL67] */
function forAdmins(): Case<Decidable>[] {
  return [...reviews(), ...delegated()].map(({ when, subjects }) => ({
    when: `${when}, approved by admins`,
    subjects: actor => subjects(actor).map(review => ({ ...review, approvableBy: 'admin' as const })),
  }))
}

function protectionChanges(): Case<ProtectionChange>[] {
  const below: AccountRole[] = ['member', 'moderator']
  return [
    { when: 'up to moderators', subjects: () => below.flatMap(from => below.map(to => ({ from, to }))) },
    { when: 'from or to admins', subjects: () => accountRoles.flatMap(one => [adminAnd(one), adminAnd(one, true)]) },
  ]
}

function adminAnd(role: AccountRole, isReversed = false): ProtectionChange {
  return isReversed ? { from: role, to: 'admin' } : { from: 'admin', to: role }
}

function inState(state: RevisionState): Case<Subjects['revision:read']> {
  return { when: state, subjects: () => [{ state }] }
}

/** On a page where each of them was named to decide. */
function delegated(): Case<Decidable>[] {
  return reviews().map(({ when, subjects }) => ({
    when: `${when}, named to decide`,
    subjects: actor => subjects(actor).map(review => ({ ...review, delegateIds: ['z', actor.id ?? 'nobody'] })),
  }))
}

/** In every state alike, or in one. */
function reviews(only?: ReviewState): Case<Decidable>[] {
  const states: ReviewState[] = only ? [only] : ['open', 'changes_requested', 'approved', 'rejected', 'withdrawn']
  const said = only ? `${only}, ` : ''
  const inEveryState = (review: Omit<Decidable, 'state'>) => states.map(state => ({ ...review, state }))
  const own = (actor: Actor) => actor.id ?? 'nobody'
  return [
    { when: `${said}of others`, subjects: () => inEveryState({ openedById: 'x', authorIds: ['x', 'y'] }) },
    { when: `${said}opened by them`, subjects: actor => inEveryState({ openedById: own(actor), authorIds: ['x'] }) },
    {
      when: `${said}typed in by them`,
      subjects: actor => inEveryState({ openedById: 'x', authorIds: ['y', own(actor)] }),
    },
  ]
}
