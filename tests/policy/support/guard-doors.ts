import { usualNewcomerRules } from '@fieldword/shared/revisions/newcomers-contract.ts'
import { type Door, get, http, nobody, page, reason, roles, type Who } from './making-doors.ts'
import type { World } from './world.ts'

const account = (world: World, who: Who) => (who === 'visitor' ? null : world.people[who].id)

/** What keeps vandals out: accounts, networks, appeals, limits, the filter, rolling back, what has to go. */
export const guardDoors: readonly Door[] = [
  http('account:list', '', () => get('/accounts')),
  page('account:list', '', () => '/people'),
  http('account:set-role', '', () => ({ method: 'PUT', path: `/accounts/${nobody}/role`, body: { role: 'member' } })),
  ...roles.flatMap(role => [
    http('account:block', `of ${role}s`, ({ people }) => ({
      ...{ method: 'POST', path: `/accounts/${people[role].id}/unblock`, body: { reason } },
    })),
    http('rollback:run', `of ${role}s`, ({ people }) => get(`/accounts/${people[role].id}/rollback`)),
    page('rollback:run', `of ${role}s`, ({ people }) => `/people/${people[role].id}/roll-back`),
  ]),
  // Of those they do not block, moderators read the log of blocks there.
  page('account:block', 'of members', ({ people }) => `/people/${people.member.id}/block`),
  http('account:trust', 'of others', () => ({
    ...{ method: 'PUT', path: `/accounts/${nobody}/trust`, body: { trusted: false, reason } },
  })),
  page('account:trust', 'of others', ({ people }) => `/people/${people.blockedMember.id}/trust`),
  http('account:trust', 'of themselves', (world, who) => {
    const id = account(world, who)
    return id === null ? null : { method: 'PUT', path: `/accounts/${id}/trust`, body: { trusted: false, reason } }
  }),
  http('network:block', '', () => get('/network-blocks')),
  http('network:block', '', () => ({ method: 'POST', path: `/network-blocks/${nobody}/end`, body: { reason } })),
  page('network:block', '', () => '/blocks'),
  http('appeal:answer', '', () => get('/appeals')),
  http('appeal:answer', '', () => ({
    ...{ method: 'POST', path: `/appeals/${nobody}/answers`, body: { act: 'answer', text: reason } },
  })),
  page('appeal:answer', '', () => '/appeals'),
  http('newcomers:set', '', () => ({
    ...{ method: 'PUT', path: '/newcomer-rules', body: { ...usualNewcomerRules, reason } },
  })),
  http('filter:set', '', () => get('/filter-rules')),
  http('filter:set', '', () => ({ method: 'POST', path: '/filter-trials', body: {} })),
  http('filter:set', '', () => ({ method: 'POST', path: `/filter-rules/${nobody}/end`, body: { reason } })),
  page('filter:set', '', () => '/filter'),
  page('filter:set', '', () => '/filter/try'),
  http('comment:moderate', '', () => get('/comments/held')),
  page('comment:moderate', '', () => '/comments/held'),
  http('comment:moderate', '', () => ({
    ...{ method: 'POST', path: `/comments/${nobody}/network-block`, body: { reason, until: null } },
  })),
  http('comment:moderate', '', ({ processes }) => ({
    ...{ method: 'PUT', path: `/processes/${processes.open}/words/note/${nobody}/hidden` },
    body: { hidden: true, reason },
  })),
  http('revision:redact', '', ({ processes }) => ({
    ...{ method: 'POST', path: `/processes/${processes.open}/words/note/${nobody}/destruction`, body: { reason } },
  })),
]
