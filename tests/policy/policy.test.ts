import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { isAtLeast, roles } from '@fieldword/shared/policy/actor.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import { describe, expect, it } from '@jest/globals'
import { actorOf, inMarkdown, policyTable } from './table.ts'

/** Written by hand: what the field wants. The policy has to answer exactly this. */
const wanted = `
page:read                            visitor member moderator admin
page:create                                  member moderator admin
page:rename                                  member moderator admin
page:move                                    member moderator admin
draft:read                                   member moderator admin
draft:write                                  member moderator admin
revision:read (pending)                      member moderator admin
revision:read (approved)             visitor member moderator admin
revision:read (rejected)                     member moderator admin
revision:read (withdrawn)                    member moderator admin
revision:propose                             member moderator admin
revision:restore                             member moderator admin
review:read                                  member moderator admin
review:approve (of others)                          moderator admin
review:approve (opened by them)
review:approve (typed in by them)
review:reject (of others)                           moderator admin
review:reject (opened by them)
review:reject (typed in by them)
review:withdraw (of others)
review:withdraw (opened by them)             member moderator admin
review:withdraw (typed in by them)
account:list                                                  admin
account:set-role                                              admin
`

describe('policy', () => {
  it('[POL1–POL6] answers every action, role and state as wanted', () => {
    const answered = policyTable().map(({ action, when, allowed }) => [
      when ? `${action} (${when})` : action,
      ...allowed,
    ])
    const expected = wanted
      .trim()
      .split('\n')
      .map(line => {
        const [, subject = '', allowed = ''] = /^(\S+(?: \([^)]+\))?)\s*(.*)$/.exec(line) ?? []
        return [subject, ...allowed.split(/\s+/).filter(Boolean)]
      })
    expect(answered).toEqual(expected)
  })

  it('[POL1] a stronger role may do what a weaker one may', () => {
    for (const { action, when, allowed } of policyTable()) {
      const weakest = roles.findIndex(role => allowed.includes(role))
      expect([action, when, ...allowed]).toEqual([action, when, ...(weakest < 0 ? [] : roles.slice(weakest))])
    }
    expect(roles.map(role => isAtLeast(actorOf(role), 'moderator'))).toEqual([false, false, true, true])
  })

  it('[POL2] what visitors may read depends on the state of the revision alone', () => {
    expect(can(actorOf('visitor'), 'revision:read', { state: 'approved' })).toBe(true)
    expect(can(actorOf('visitor'), 'revision:read', { state: 'pending' })).toBe(false)
  })

  it('[POL3] a visitor may neither read nor write a draft', () => {
    expect(can(actorOf('visitor'), 'draft:read')).toBe(false)
    expect(can(actorOf('visitor'), 'draft:write')).toBe(false)
  })

  it('[POL4] an admin does not approve a revision they typed a single character in', () => {
    const typedIn = { state: 'open', openedById: 'x', authorIds: ['the-admin'] } as const
    expect(can(actorOf('admin'), 'review:approve', typedIn)).toBe(false)
    expect(can(actorOf('admin'), 'review:reject', typedIn)).toBe(false)
  })

  it('[POL5] a moderator does not withdraw what another opened', () => {
    expect(can(actorOf('moderator'), 'review:withdraw', { state: 'open', openedById: 'x', authorIds: [] })).toBe(false)
  })

  it('[POL6] only admins see all accounts and give roles', () => {
    expect(roles.filter(role => can(actorOf(role), 'account:list'))).toEqual(['admin'])
    expect(roles.filter(role => can(actorOf(role), 'account:set-role'))).toEqual(['admin'])
  })

  it('the README shows the policy as it is', () => {
    const readme = readFileSync(fileURLToPath(import.meta.resolve('@fieldword/shared/policy/README.md')), 'utf8')
    expect(readme).toContain(inMarkdown(policyTable()))
  })
})
