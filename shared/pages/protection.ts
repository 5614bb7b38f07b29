import { type AccountRole, roles } from '../policy/actor.ts'

/** What a rule covers: its page alone, or its page and everything below it. */
export type ProtectionScope = 'page' | 'tree'
/** Whose changes wait for approval; those of others go live at once. */
export type WhoseChanges = 'everybody' | 'untrusted' | 'nobody'

/** What a rule asks, field by field. */
export interface Demands {
  /** The weakest role that may change the draft. */
  readonly editableBy: AccountRole
  /** The weakest role that may rename, move and delete. */
  readonly movableBy: AccountRole
  readonly waits: WhoseChanges
  /** The weakest role that may approve. */
  readonly approvableBy: 'moderator' | 'admin'
  /** Approvals needed at least; 0 for as many as usual. */
  readonly approvals: number
}

/** A rule that reaches a page: one of its own, or one of a page above it. */
export interface Rule extends Demands {
  readonly id: string
  readonly pageId: string
  readonly scope: ProtectionScope
  /** An instant, ISO 8601; null until somebody lifts it. */
  readonly until: string | null
}

/** What holds for a page at one moment. */
export interface Protection extends Demands {
  /** When the draft opens to more roles by itself; null where it does not. */
  readonly editableUntil: string | null
}

/** [PG41] What holds where no rule says otherwise. */
export const asUsual: Demands = {
  ...{ editableBy: 'member', movableBy: 'member', waits: 'untrusted', approvableBy: 'moderator', approvals: 0 },
}

/** [PG42] A rule holds until its end, which every process reads from its clock. */
export function inForce(rules: readonly Rule[], at: Date): Rule[] {
  return rules.filter(({ until }) => until === null || new Date(until) > at)
}

/** [PG40] [PG41] The strictest of all rules that reach a page, field by field. */
export function protectionAt(rules: readonly Rule[], at: Date): Protection {
  const holding = inForce(rules, at)
  const editableBy = strongest(holding.map(rule => rule.editableBy))
  const keeping = holding.filter(rule => rule.editableBy === editableBy)
  return {
    editableBy,
    editableUntil: editableBy === 'member' ? null : lastOf(keeping),
    // [PG44] Whoever may not write a page does not take it elsewhere either.
    movableBy: strongest([editableBy, ...holding.map(rule => rule.movableBy)]),
    waits: strictestWait(holding),
    approvableBy: holding.some(rule => rule.approvableBy === 'admin') ? 'admin' : 'moderator',
    approvals: Math.max(0, ...holding.map(rule => rule.approvals)),
  }
}

/** When the next of these rules ends; null where none does by itself. */
export function nextEnd(rules: readonly Rule[], at: Date): string | null {
  const ends = inForce(rules, at).flatMap(({ until }) => until ?? [])
  return ends.sort()[0] ?? null
}

/** [POL9] The strongest role a rule asks for: nobody below it makes or lifts the rule. */
export function roleOf({ editableBy, movableBy, approvableBy }: Demands): AccountRole {
  return strongest([editableBy, movableBy, approvableBy === 'admin' ? 'admin' : 'member'])
}

/** Whether it asks nothing that does not hold anyway: such an entry lifts the rule before it. */
export function asksNothing(demands: Demands): boolean {
  return (Object.keys(asUsual) as (keyof Demands)[]).every(field => demands[field] === asUsual[field])
}

function strongest(wanted: readonly AccountRole[]): AccountRole {
  return wanted.reduce((one, other) => (roles.indexOf(other) > roles.indexOf(one) ? other : one), 'member')
}

function lastOf(rules: readonly Rule[]): string | null {
  if (rules.some(({ until }) => until === null)) return null
  return (
    rules
      .flatMap(({ until }) => until ?? [])
      .sort()
      .at(-1) ?? null
  )
}

/** A rule that lets everybody's changes live loosens what is usual, so it gives way to any rule that does not. */
function strictestWait(rules: readonly Rule[]): WhoseChanges {
  const wanted = new Set(rules.map(({ waits }) => waits))
  if (wanted.has('everybody')) return 'everybody'
  return wanted.size === 0 || wanted.has('untrusted') ? 'untrusted' : 'nobody'
}
