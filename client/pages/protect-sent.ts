import { asUsual, type Demands, type ProtectionScope, roleOf } from '@fieldword/shared/pages/protection.ts'
import type { PlacedProtection } from '@fieldword/shared/pages/protection-contract.ts'
import type { AccountRole, Actor } from '@fieldword/shared/policy/actor.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import { reasonIn } from '../platform/steps.ts'

const levels = ['member', 'moderator', 'admin'] as const

/** What the form holds, before anybody knows whether it is sound. */
export interface SentProtection extends Demands {
  /** A day, `2026-12-12`; empty where somebody has to lift it. */
  readonly untilDay: string
  readonly reason: string
}

export type OwnRule = Pick<PlacedProtection, 'scope' | 'until' | keyof Demands>

/** For whom this person may keep the page by a rule in the place of this one; nobody where it is not theirs to say. */
export function protectChoices(actor: Actor, rule: Demands | null): AccountRole[] {
  const from = rule ? roleOf(rule) : 'member'
  return levels.filter(to => can(actor, 'page:protect', { from, to }))
}

export function scopeIn(asked: string | null | undefined): ProtectionScope {
  return asked === 'tree' ? 'tree' : 'page'
}

/** As it was sent, or as the rule in force has it. */
export function protectionIn(form: URLSearchParams | null, rule: OwnRule | null): SentProtection {
  if (!form) return { ...(rule ?? asUsual), untilDay: rule?.until?.slice(0, 10) ?? '', reason: '' }
  const reason = reasonIn(form)
  if (form.get('act') === 'lift') return { ...asUsual, untilDay: '', reason }
  const fields = Object.keys(asUsual) as (keyof Demands)[]
  const sent = Object.fromEntries(fields.map(name => [name, form.get(name) ?? asUsual[name]]))
  return {
    ...(sent as unknown as Demands),
    ...{ approvals: Number(form.get('approvals') ?? 0), untilDay: form.get('untilDay') ?? '', reason },
  }
}

/** The end of that day; what is no day is sent on, to be refused in words. */
export function untilOf(day: string): string | null {
  return day === '' ? null : `${day}T23:59:59.999Z`
}
