import type { Action } from '@fieldword/shared/policy/can.ts'
import { guardDoors } from './guard-doors.ts'
import { type Door, get, http, nobody, page, reason, roles, stale, type Try } from './making-doors.ts'
import type { World } from './world.ts'

/** The same of pages kept for each role. */
function ofPages(action: Action, over: 'HTTP' | 'page', attempt: (slug: string) => Try): Door[] {
  return roles.map(role => ({
    ...{ action, when: `kept for ${role}s`, over },
    try: (world: World) => attempt(world.kept[role]),
  }))
}

/** A decision on a review of each kind. It names a text that is none, which is found out last. */
function onReviews(action: Action, kind: string): Door[] {
  const decide = (id: string | undefined) =>
    id ? { method: 'POST', path: `/reviews/${id}/decisions`, body: { kind, reason, contentHash: stale } } : null
  return [
    http(action, 'of others', world => decide(world.open)),
    http(action, 'opened by them', (world, who) => decide(world.opened[who])),
    http(action, 'typed in by them', (world, who) => decide(world.typed[who])),
  ]
}

const revisionStates = ['pending', 'approved', 'rejected', 'withdrawn', 'superseded'] as const

/** Every way in. Add a row for a new action; the test says when one is missing. */
export const doors: readonly Door[] = [
  http('page:read', '', world => get(`/pages/${world.kept.admin}`)),
  page('page:read', '', world => `/wiki/${world.kept.admin}`),
  http('page:create', '', world => ({
    ...{ method: 'POST', path: '/pages' },
    body: { title: 'Taken', kind: 'article', slug: world.kept.member },
  })),
  ...ofPages('page:rename', 'HTTP', slug => ({
    ...{ method: 'PATCH', path: `/pages/${slug}` },
    body: { title: 'Taken', newSlug: 'taken' },
  })),
  ...ofPages('page:move', 'HTTP', slug => ({
    ...{ method: 'PUT', path: `/pages/${slug}/place` },
    body: { parentSlug: `below-${slug}` },
  })),
  ...ofPages('page:delete', 'HTTP', slug => ({ method: 'POST', path: `/pages/${slug}/deletion`, body: { reason } })),
  ...ofPages('page:delete', 'page', slug => get(`/wiki/${slug}/delete`)),
  http('page:undelete', '', world => ({
    ...{ method: 'POST', path: `/pages/${world.kept.member}/undeletion`, body: { reason } },
  })),
  http('page:protect', 'up to moderators', world => protectUntilPast(world, 'moderator')),
  http('page:protect', 'from or to admins', world => protectUntilPast(world, 'admin')),
  page('page:protect', 'up to moderators', world => `/wiki/${world.kept.member}/protect`),
  http('page:read-deleted', '', () => get('/deleted-pages')),
  page('page:read-deleted', '', () => '/deleted-pages'),
  http('page:list-protected', '', () => get('/protections')),
  page('page:list-protected', '', () => '/protected-pages'),
  ...ofPages('term:change', 'HTTP', slug => ({ method: 'DELETE', path: `/pages/${slug}/labels/${nobody}` })),
  http('draft:read', '', world => get(`/pages/${world.kept.admin}/draft`)),
  page('draft:read', '', world => `/wiki/${world.kept.admin}/settings`),
  http('draft:replay', 'nothing is hidden', world => get(`/pages/${world.kept.member}/draft/timeline`)),
  http('draft:replay', 'something is hidden', world => get(`/pages/${world.hidden}/draft/timeline`)),
  ...revisionStates.map(
    (state): Door => ({
      ...{ action: 'revision:read', when: state, over: 'HTTP', hides: true },
      try: world => get(`/pages/${world.history}/revisions/${world.numbers[state]}`),
    }),
  ),
  http('revision:hide', '', world => ({
    ...{ method: 'PUT', path: `/pages/${world.kept.member}/revisions/2/hiding` },
    body: { text: true, authors: false, summary: false, reason },
  })),
  http('revision:redact', '', world => ({
    ...{ method: 'POST', path: `/pages/${world.kept.member}/revisions/2/redaction`, body: { reason } },
  })),
  ...ofPages('revision:propose', 'HTTP', slug => ({
    ...{ method: 'POST', path: `/pages/${slug}/proposals` },
    body: { summary: 'Tried', changeKind: 'wording', contentHash: stale },
  })),
  ...ofPages('revision:restore', 'HTTP', slug => get(`/pages/${slug}/revisions/1/restoration`)),
  ...ofPages('revision:restore', 'page', slug => get(`/wiki/${slug}/revisions/1/restore`)),
  ...ofPages('revision:undo', 'HTTP', slug => get(`/pages/${slug}/revisions/2/undo`)),
  ...ofPages('revision:undo', 'page', slug => get(`/wiki/${slug}/revisions/2/undo`)),
  http('review:read', '', world => get(`/reviews/${world.open}`)),
  page('review:read', '', world => `/review/${world.open}`),
  ...onReviews('review:approve', 'approve'),
  http('review:approve', 'of others, approved by admins', world => ({
    ...{ method: 'POST', path: `/reviews/${world.forAdmins}/decisions` },
    body: { kind: 'approve', reason, contentHash: stale },
  })),
  ...onReviews('review:request-changes', 'request_changes'),
  ...onReviews('review:reject', 'reject'),
  ...onReviews('review:withdraw', 'withdraw'),
  http('review:reopen', 'rejected, of others', world => reopen(world.closed.rejected)),
  http('review:reopen', 'withdrawn, of others', world => reopen(world.closed.withdrawn)),
  http('review:revert', '', world => ({
    ...{ method: 'POST', path: `/reviews/${world.closed.approved}/decisions` },
    body: { kind: 'revert', reason, contentHash: stale },
  })),
  http('review:update', 'of others', world => get(`/reviews/${world.open}/update`)),
  http('review:update', 'opened by them', (world, who) => ofReview(world.opened[who])),
  http('review:update', 'typed in by them', (world, who) => ofReview(world.typed[who])),
  http('review:assign', '', () => ({
    ...{ method: 'PUT', path: `/reviews/${nobody}/assignment`, body: { assigneeId: null, seenId: null } },
  })),
  { ...http('process:read', 'being prepared', world => get(`/processes/${world.processes.draft}`)), hides: true },
  http('process:read', 'begun', world => get(`/processes/${world.processes.open}`)),
  http('process:start', '', () => ({
    ...{ method: 'POST', path: '/processes', body: { page: 'no-such-page', title: 'Tried' } },
  })),
  page('process:start', '', () => '/processes/new'),
  http('process:run', 'with another role in it', world => ({
    ...{ method: 'POST', path: `/processes/${world.processes.open}/stages/${nobody}/close`, body: { reason } },
  })),
  http('change:list', '', () => get('/patrol')),
  page('change:list', '', () => '/patrol'),
  http('change:check', 'of others', () => ({
    ...{ method: 'POST', path: '/patrol/checks', body: { revisionIds: [nobody] } },
  })),
  ...guardDoors,
]

/** Tried where a thing of the kind is at hand. */
export const elsewhere: Partial<Readonly<Record<Action, string>>> = {
  'revision:read-hidden': 'tests/revisions/hiding.test.ts: it is what is shown, not a refusal',
  'review:revise': 'tests/review/rounds.test.ts',
  'review:set-rules': 'tests/review/rounds.test.ts',
  'review:delegate': 'tests/review/delegations.test.ts',
  'account:see-address': 'tests/accounts/http.test.ts: it is what is shown, not a refusal',
  'account:sign-up': 'tests/accounts/guarding.test.ts',
  'appeal:send': 'tests/accounts/guarding.test.ts',
}

function protectUntilPast({ kept }: World, editableBy: 'moderator' | 'admin'): Try {
  const until = '2000-01-01T00:00:00.000Z'
  return { method: 'PUT', path: `/pages/${kept.member}/protection`, body: { editableBy, until, reason } }
}

function reopen(id: string): Try {
  return { method: 'POST', path: `/reviews/${id}/decisions`, body: { kind: 'reopen', reason, contentHash: stale } }
}

function ofReview(id: string | undefined): Try | null {
  return id ? get(`/reviews/${id}/update`) : null
}
