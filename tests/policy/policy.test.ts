import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { refuse } from '@fieldword/shared/kernel/refusals.ts'
import {
  type AccountRole,
  type Actor,
  isAtLeast,
  type NetworkScope,
  type Role,
  roles,
  visitor,
} from '@fieldword/shared/policy/actor.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import { whyNot } from '@fieldword/shared/policy/why-not.ts'
import { describe, expect, it } from '@jest/globals'
import { actorOf, inMarkdown, policyTable, type Row } from './table.ts'

/** Written by hand: what the field wants. The policy has to answer exactly this. */
const wanted = `
page:read                            visitor member moderator admin
page:create                                  member moderator admin
page:rename (kept for members)               member moderator admin
page:rename (kept for moderators)                   moderator admin
page:rename (kept for admins)                                 admin
page:move (kept for members)                 member moderator admin
page:move (kept for moderators)                     moderator admin
page:move (kept for admins)                                   admin
page:protect (up to moderators)                     moderator admin
page:protect (from or to admins)                              admin
page:delete (kept for members)                      moderator admin
page:delete (kept for moderators)                   moderator admin
page:delete (kept for admins)                                 admin
page:undelete                                       moderator admin
page:read-deleted                                   moderator admin
page:list-protected                                 moderator admin
term:change (kept for members)               member moderator admin
term:change (kept for moderators)                   moderator admin
term:change (kept for admins)                                 admin
draft:read                                   member moderator admin
draft:write (kept for members)               member moderator admin
draft:write (kept for moderators)                   moderator admin
draft:write (kept for admins)                                 admin
draft:replay (nothing is hidden)             member moderator admin
draft:replay (something is hidden)                  moderator admin
own-draft:begin (kept for members)           member moderator admin
own-draft:begin (kept for moderators)               moderator admin
own-draft:begin (kept for admins)                             admin
own-draft:read (of others)                          moderator admin
own-draft:read (they are invited to)         member moderator admin
own-draft:read (their own)                   member moderator admin
own-draft:write (of others, kept for members)
own-draft:write (they are invited to, kept for members)     member moderator admin
own-draft:write (their own, kept for members)               member moderator admin
own-draft:write (of others, kept for moderators)
own-draft:write (they are invited to, kept for moderators)  moderator admin
own-draft:write (their own, kept for moderators)            moderator admin
own-draft:manage (of others)
own-draft:manage (they are invited to)
own-draft:manage (their own)                 member moderator admin
own-draft:delete (of others)                        moderator admin
own-draft:delete (they are invited to)              moderator admin
own-draft:delete (their own)                 member moderator admin
revision:read (pending)                      member moderator admin
revision:read (approved)             visitor member moderator admin
revision:read (rejected)                     member moderator admin
revision:read (withdrawn)                    member moderator admin
revision:read (superseded)                   member moderator admin
revision:read-hidden                                moderator admin
revision:hide                                       moderator admin
revision:redact                                               admin
revision:propose (kept for members)          member moderator admin
revision:propose (kept for moderators)              moderator admin
revision:propose (kept for admins)                            admin
revision:restore (kept for members)          member moderator admin
revision:restore (kept for moderators)              moderator admin
revision:restore (kept for admins)                            admin
revision:undo (kept for members)             member moderator admin
revision:undo (kept for moderators)                 moderator admin
revision:undo (kept for admins)                               admin
review:read                                  member moderator admin
review:approve (of others)                          moderator admin
review:approve (opened by them)
review:approve (typed in by them)
review:approve (of others, named to decide)  member moderator admin
review:approve (opened by them, named to decide)
review:approve (typed in by them, named to decide)
review:approve (of others, approved by admins)                admin
review:approve (opened by them, approved by admins)
review:approve (typed in by them, approved by admins)
review:approve (of others, named to decide, approved by admins) admin
review:approve (opened by them, named to decide, approved by admins)
review:approve (typed in by them, named to decide, approved by admins)
review:request-changes (of others)                  moderator admin
review:request-changes (opened by them)
review:request-changes (typed in by them)
review:request-changes (of others, named to decide) member moderator admin
review:request-changes (opened by them, named to decide)
review:request-changes (typed in by them, named to decide)
review:reject (of others)                           moderator admin
review:reject (opened by them)
review:reject (typed in by them)
review:reject (of others, named to decide)   member moderator admin
review:reject (opened by them, named to decide)
review:reject (typed in by them, named to decide)
review:withdraw (of others)
review:withdraw (opened by them)             member moderator admin
review:withdraw (typed in by them)
review:reopen (withdrawn, of others)
review:reopen (withdrawn, opened by them)    member moderator admin
review:reopen (withdrawn, typed in by them)
review:reopen (rejected, of others)                 moderator admin
review:reopen (rejected, opened by them)
review:reopen (rejected, typed in by them)
review:revert                                       moderator admin
review:revise (of others)
review:revise (opened by them)               member moderator admin
review:revise (typed in by them)             member moderator admin
review:update (of others)                           moderator admin
review:update (opened by them)               member moderator admin
review:update (typed in by them)             member moderator admin
comment:read (for everybody)         visitor member moderator admin
comment:read (for members)                   member moderator admin
comment:write (open to members)              member moderator admin
comment:write (open to visitors)     visitor member moderator admin
comment:write (closed)                              moderator admin
comment:change (of others)
comment:change (of their own)                member moderator admin
comment:react                                member moderator admin
comment:report                               member moderator admin
comment:moderate                                    moderator admin
thread:resolve (of others, kept for members) member moderator admin
thread:resolve (of others, kept for moderators) moderator admin
thread:resolve (of others, kept for admins) admin
thread:resolve (started by them)             member moderator admin
discussion:set                                      moderator admin
review:set-rules                                              admin
review:delegate                                     moderator admin
review:assign                                       moderator admin
version:publish                                     moderator admin
version:set-status                                  moderator admin
version:correct                                     moderator admin
lineage:record                                      moderator admin
account:list                                        moderator admin
account:see-address                                           admin
account:set-role                                              admin
process:read (begun)                 visitor member moderator admin
process:read (being prepared)                                 admin
process:read (being prepared, with a role in it) member moderator admin
process:start                                       moderator admin
process:run (steward or facilitator)         member moderator admin
process:run (with another role in it)                         admin
process:act (for those they are)             member moderator admin
process:act (for others)
wiki:import                                                   admin
wiki:export                                                   admin
wiki:set-front                                                admin
wiki:read-outside                            member moderator admin
account:block (of members)                          moderator admin
account:block (of moderators)                                 admin
account:block (of admins)
account:trust (of others)                           moderator admin
account:trust (of themselves)
account:sign-up                      visitor member moderator admin
network:block                                       moderator admin
appeal:send
appeal:answer                                       moderator admin
newcomers:set                                                 admin
filter:set                                          moderator admin
rollback:run (of members)                           moderator admin
rollback:run (of moderators)                                  admin
rollback:run (of admins)
change:list                                  member moderator admin
change:check (of others)                            moderator admin
change:check (their own)
`

describe('policy', () => {
  it('[POL1–POL12] answers every action, role and state as wanted', () => {
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
    expect(can(actorOf('visitor'), 'draft:write', { editableBy: 'member' })).toBe(false)
  })

  it('[POL22] the words of a page are changed by whoever may write it', () => {
    for (const editableBy of ['member', 'moderator', 'admin'] as const) {
      for (const role of roles) {
        const asked = [actorOf(role), { editableBy }] as const
        expect(can(asked[0], 'term:change', asked[1])).toBe(can(asked[0], 'draft:write', asked[1]))
      }
    }
  })

  it('[POL4] an admin does not approve a revision they typed a single character in', () => {
    const typedIn = { state: 'open', openedById: 'x', authorIds: ['the-admin'] } as const
    expect(can(actorOf('admin'), 'review:approve', typedIn)).toBe(false)
    expect(can(actorOf('admin'), 'review:reject', typedIn)).toBe(false)
  })

  it('[POL5] a moderator does not withdraw what another opened', () => {
    expect(can(actorOf('moderator'), 'review:withdraw', { state: 'open', openedById: 'x', authorIds: [] })).toBe(false)
  })

  it('[POL6] moderators see all accounts, and only admins their addresses; only admins give roles', () => {
    expect(roles.filter(role => can(actorOf(role), 'account:list'))).toEqual(['moderator', 'admin'])
    expect(roles.filter(role => can(actorOf(role), 'account:see-address'))).toEqual(['admin'])
    expect(roles.filter(role => can(actorOf(role), 'account:set-role'))).toEqual(['admin'])
  })

  it('[POL20] [POL21] whoever writes a draft undoes in it; moderators, and who has a part, bring a proposal up to date', () => {
    const open = { state: 'open', openedById: 'x', authorIds: ['the-member'] } as const
    expect(can(actorOf('member'), 'revision:undo', { editableBy: 'moderator' })).toBe(false)
    expect(can(actorOf('member'), 'review:update', open)).toBe(true)
    expect(can(actorOf('member'), 'review:update', { ...open, authorIds: [] })).toBe(false)
    expect(can(actorOf('moderator'), 'review:update', { ...open, authorIds: [] })).toBe(true)
  })

  it('[POL55] [POL56] a draft of somebody’s own is written by them and their guests, where they may write the page', () => {
    const own = { ownerId: 'the-member', guestIds: ['the-moderator'] }
    const writes = (editableBy: AccountRole) =>
      roles.filter(role => can(actorOf(role), 'own-draft:write', { ...own, editableBy }))
    expect([writes('member'), writes('moderator')]).toEqual([['member', 'moderator'], ['moderator']])
    expect(whyNot(actorOf('admin'), 'own-draft:write', { ...own, editableBy: 'member' })).toEqual(refuse('not-invited'))
    expect(whyNot(actorOf('member'), 'own-draft:write', { ...own, editableBy: 'admin' })).toEqual(refuse('protected'))
    expect(whyNot(actorOf('member'), 'own-draft:read', { ownerId: 'x', guestIds: [] })).toEqual(refuse('not-invited'))
  })

  it('[POL57] nobody but its owner says what a draft is for and who is invited; moderators may delete it', () => {
    const own = { ownerId: 'the-member', guestIds: ['the-admin'] }
    expect(roles.filter(role => can(actorOf(role), 'own-draft:manage', own))).toEqual(['member'])
    expect(roles.filter(role => can(actorOf(role), 'own-draft:delete', own))).toEqual(['member', 'moderator', 'admin'])
  })

  it('[POL60] proposals are given to moderators by moderators', () => {
    expect(roles.filter(role => can(actorOf(role), 'review:assign'))).toEqual(['moderator', 'admin'])
  })

  it('[POL32] pages of the web are read for members alone', () => {
    expect(roles.filter(role => can(actorOf(role), 'wiki:read-outside'))).toEqual(['member', 'moderator', 'admin'])
  })

  it('[POL30] [POL31] only admins bring histories in, take the wiki out, and say what leads', () => {
    for (const action of ['wiki:import', 'wiki:export', 'wiki:set-front'] as const) {
      expect(roles.filter(role => can(actorOf(role), action))).toEqual(['admin'])
    }
  })

  it('[POL80] a network is blocked for making accounts, for visitors, or for members too', () => {
    const from = (network: NetworkScope): Actor => ({ ...visitor, block: { reason: 'Spam', until: null, network } })
    const open = { closed: false, guests: true }
    expect(can(from('sign_up'), 'account:sign-up')).toBe(false)
    expect(can(from('sign_up'), 'comment:write', open)).toBe(true)
    expect(can(from('visitors'), 'comment:write', open)).toBe(false)
    expect(can(from('everybody'), 'revision:read', { state: 'approved' })).toBe(true)
    expect(whyNot(from('visitors'), 'comment:write', open).code).toBe('network-blocked')
    expect(whyNot(from('visitors'), 'draft:read').code).toBe('sign-in-needed')
    expect(roles.filter(role => can(actorOf(role), 'network:block'))).toEqual(['moderator', 'admin'])
  })

  it('[POL81] [POL82] whoever is blocked appeals and makes no other account; moderators answer', () => {
    const block = { reason: 'Spam', until: null }
    const accounts = ['member', 'moderator', 'admin'] as const
    expect(accounts.filter(role => can(actorOf(role, block), 'appeal:send'))).toEqual(accounts)
    expect(accounts.filter(role => can(actorOf(role, block), 'account:sign-up'))).toEqual([])
    expect(whyNot(actorOf('member'), 'appeal:send').code).toBe('not-blocked')
    expect(roles.filter(role => can(actorOf(role), 'appeal:answer'))).toEqual(['moderator', 'admin'])
  })

  it('[POL83] [POL84] [POL85] newcomers’ limits are the admins’, the filter and rollbacks of weaker roles the moderators’', () => {
    expect(roles.filter(role => can(actorOf(role), 'newcomers:set'))).toEqual(['admin'])
    expect(roles.filter(role => can(actorOf(role), 'filter:set'))).toEqual(['moderator', 'admin'])
    const rolls = (role: AccountRole) => roles.filter(by => can(actorOf(by), 'rollback:run', { role }))
    expect([rolls('member'), rolls('moderator'), rolls('admin')]).toEqual([['moderator', 'admin'], ['admin'], []])
  })

  it('[POL7] whoever is blocked may do what a visitor may, whatever their role', () => {
    const elsewhere = ({ action }: Row) => !['comment:write', 'account:sign-up', 'appeal:send'].includes(action)
    const visitors = policyTable()
      .filter(elsewhere)
      .map(({ allowed }) => allowed.includes('visitor'))
    const blocked = policyTable({ reason: 'Spam', until: null }).filter(elsewhere)
    for (const role of roles) expect(blocked.map(({ allowed }) => allowed.includes(role))).toEqual(visitors)
  })

  it('[POL71] whoever is blocked writes in no discussion, not even where visitors may', () => {
    const blocked = policyTable({ reason: 'Spam', until: null }).filter(({ action }) => action === 'comment:write')
    expect(blocked.map(({ when, allowed }) => [when, ...allowed])).toEqual([
      ['open to members'],
      ['open to visitors', 'visitor'],
      ['closed'],
    ])
  })

  it('[POL70] [POL72] [POL73] [POL74] discussions are for members where nobody closed them', () => {
    const may = (role: Role, closed: boolean, guests: boolean) =>
      can(actorOf(role), 'comment:write', { closed, guests })
    expect(roles.filter(role => may(role, false, false))).toEqual(['member', 'moderator', 'admin'])
    expect(roles.filter(role => may(role, false, true))).toEqual(roles)
    expect(roles.filter(role => may(role, true, true))).toEqual(['moderator', 'admin'])
    expect(can(actorOf('admin'), 'comment:change', { authorId: 'x' })).toBe(false)
    expect(can(actorOf('admin'), 'comment:change', { authorId: null })).toBe(false)
    expect(can(actorOf('visitor'), 'thread:resolve', { startedById: null, editableBy: 'member' })).toBe(false)
    expect(can(actorOf('member'), 'thread:resolve', { startedById: null, editableBy: 'moderator' })).toBe(false)
    expect(roles.filter(role => can(actorOf(role), 'comment:moderate'))).toEqual(['moderator', 'admin'])
  })

  it('[POL8] nobody blocks somebody of their own role or a stronger one, themselves included', () => {
    const blocks = (role: Role, other: AccountRole) => can(actorOf(role), 'account:block', { role: other })
    expect(blocks('admin', 'moderator')).toBe(true)
    expect(blocks('admin', 'admin')).toBe(false)
    expect(blocks('moderator', 'moderator')).toBe(false)
    expect(blocks('moderator', 'admin')).toBe(false)
  })

  it('[POL9] a moderator neither opens a page that is kept for admins, nor keeps one for them', () => {
    expect(can(actorOf('moderator'), 'page:protect', { from: 'admin', to: 'member' })).toBe(false)
    expect(can(actorOf('moderator'), 'page:protect', { from: 'member', to: 'admin' })).toBe(false)
  })

  it('[POL10] [POL11] [POL12] moderators take from view and bring back; only admins destroy', () => {
    for (const action of ['page:undelete', 'page:read-deleted', 'revision:hide'] as const) {
      expect(roles.filter(role => can(actorOf(role), action))).toEqual(['moderator', 'admin'])
    }
    expect(roles.filter(role => can(actorOf(role), 'page:delete', { movableBy: 'member' }))).toEqual([
      'moderator',
      'admin',
    ])
    expect(roles.filter(role => can(actorOf(role), 'draft:replay', { holdsHidden: true }))).toEqual([
      'moderator',
      'admin',
    ])
    expect(roles.filter(role => can(actorOf(role), 'revision:redact'))).toEqual(['admin'])
  })

  it('[POL50] what its people withdrew is theirs to reopen, what was rejected a moderator’s without a part', () => {
    const closed = { openedById: 'the-member', authorIds: ['the-moderator'] }
    const reopeners = (state: 'withdrawn' | 'rejected') =>
      roles.filter(role => can(actorOf(role), 'review:reopen', { ...closed, state }))
    expect(reopeners('withdrawn')).toEqual(['member'])
    expect(reopeners('rejected')).toEqual(['admin'])
  })

  it('[POL51] a member decides where they were named to, on what is not their own', () => {
    const review = { state: 'open', openedById: 'x', authorIds: ['y'], delegateIds: ['the-member'] } as const
    for (const action of ['review:approve', 'review:request-changes', 'review:reject'] as const) {
      expect(can(actorOf('member'), action, review)).toBe(true)
      expect(can(actorOf('member'), action, { ...review, delegateIds: ['another'] })).toBe(false)
      expect(can(actorOf('member'), action, { ...review, authorIds: ['the-member'] })).toBe(false)
    }
    expect(can(actorOf('member'), 'review:reopen', { ...review, state: 'rejected' })).toBe(false)
    expect(roles.filter(role => can(actorOf(role), 'review:delegate'))).toEqual(['moderator', 'admin'])
  })

  it('[POL52] [POL54] moderators revert an approval; only admins say how many are needed', () => {
    expect(roles.filter(role => can(actorOf(role), 'review:revert'))).toEqual(['moderator', 'admin'])
    expect(roles.filter(role => can(actorOf(role), 'review:set-rules'))).toEqual(['admin'])
  })

  it('[POL53] the next round is for whoever has a part', () => {
    const review = { state: 'open', openedById: 'x', authorIds: ['the-member'] } as const
    expect(roles.filter(role => can(actorOf(role), 'review:revise', review))).toEqual(['member'])
  })

  it('[POL41] moderators record what became of elements', () => {
    expect(roles.filter(role => can(actorOf(role), 'lineage:record'))).toEqual(['moderator', 'admin'])
  })

  it('[POL63] [POL64] a page that is kept for a role is renamed, moved and deleted by it alone; moderators see which pages are', () => {
    for (const action of ['page:rename', 'page:move', 'page:delete'] as const) {
      expect(roles.filter(role => can(actorOf(role), action, { movableBy: 'admin' }))).toEqual(['admin'])
    }
    expect(whyNot(actorOf('member'), 'page:move', { movableBy: 'moderator' })).toEqual(refuse('protected'))
    expect(whyNot(actorOf('moderator'), 'page:delete', { movableBy: 'admin' })).toEqual(refuse('protected'))
    expect(whyNot(actorOf('member'), 'page:delete', { movableBy: 'member' })).toEqual(refuse('forbidden'))
    expect(roles.filter(role => can(actorOf(role), 'page:list-protected'))).toEqual(['moderator', 'admin'])
  })

  it('[POL65] [POL66] moderators trust others and check what others let go live', () => {
    expect(roles.filter(role => can(actorOf(role), 'account:trust', { id: 'x' }))).toEqual(['moderator', 'admin'])
    expect(can(actorOf('moderator'), 'account:trust', { id: 'the-moderator' })).toBe(false)
    expect(can(actorOf('admin'), 'change:check', { liveById: 'x', authorIds: ['the-admin'] })).toBe(false)
    expect(can(actorOf('moderator'), 'change:check', { liveById: 'x', authorIds: [] })).toBe(true)
  })

  it('[POL67] where only admins approve, moderators and who was named still send back and reject', () => {
    const review = { state: 'open', openedById: 'x', authorIds: [], approvableBy: 'admin' } as const
    const named = { ...review, delegateIds: ['the-member'] }
    expect(can(actorOf('moderator'), 'review:approve', review)).toBe(false)
    expect(can(actorOf('member'), 'review:approve', named)).toBe(false)
    expect(can(actorOf('moderator'), 'review:reject', review)).toBe(true)
    expect(can(actorOf('admin'), 'review:approve', review)).toBe(true)
  })

  it('a refusal says what would have to change', () => {
    const [member, page] = [actorOf('member'), { editableBy: 'moderator' } as const]
    const block = { reason: 'Spam', until: null }
    expect(whyNot(visitor, 'draft:write', page)).toEqual(refuse('sign-in-needed'))
    expect(whyNot(member, 'draft:write', page)).toEqual(refuse('protected'))
    expect(whyNot(member, 'account:set-role')).toEqual(refuse('forbidden'))
    expect(whyNot(actorOf('member', block), 'page:create')).toEqual(refuse('blocked', block))
    expect(whyNot(actorOf('member', block), 'draft:write', page)).toEqual(refuse('forbidden'))
  })

  it('the README shows the policy as it is', () => {
    const readme = readFileSync(fileURLToPath(import.meta.resolve('@fieldword/shared/policy/README.md')), 'utf8')
    expect(readme).toContain(inMarkdown(policyTable()))
  })
})
