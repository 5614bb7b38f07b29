import { readFileSync } from 'node:fs'
import { aboutDiscussion } from '@fieldword/server/discussion/about.ts'
import { editComment, react, removeComment } from '@fieldword/server/discussion/comment-commands.ts'
import { release } from '@fieldword/server/discussion/held-commands.ts'
import { listHeld } from '@fieldword/server/discussion/held-queries.ts'
import { setHidden } from '@fieldword/server/discussion/hiding-commands.ts'
import { markRead } from '@fieldword/server/discussion/notice-commands.ts'
import { countUnread, listNotices } from '@fieldword/server/discussion/notice-queries.ts'
import { listThreads, viewThread } from '@fieldword/server/discussion/reading.ts'
import { decideReport, reportComment } from '@fieldword/server/discussion/report-commands.ts'
import { listReports } from '@fieldword/server/discussion/report-queries.ts'
import { setThreadState } from '@fieldword/server/discussion/resolving-commands.ts'
import { setDiscussion } from '@fieldword/server/discussion/settings-commands.ts'
import { listVersions } from '@fieldword/server/discussion/version-queries.ts'
import { reply, startThread } from '@fieldword/server/discussion/writing-commands.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { findReviewed } from '@fieldword/server/review/index.ts'
import type { Anchor } from '@fieldword/shared/discussion/anchor-contract.ts'
import type { ReactionKind } from '@fieldword/shared/discussion/contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'

export const needs = { findReview: findReviewed }

/** Words of a draft's first paragraph, as an editor would tell of them. */
export const onWords = (exact: string, place: Anchor['place'] = { kind: 'draft' }): Anchor => ({
  ...{ place, blockId: 'p1', quote: { exact, prefix: '', suffix: '' }, from: 0, to: exact.length },
})

/** Somebody who discusses, from some address. */
export function talkOf(platform: Platform, actor: Actor, address = '192.0.2.1') {
  const by = { actor, address }
  return {
    start: (
      slug: string,
      text: string,
      more: { anchor?: Anchor; title?: string; guestName?: string; website?: string; proposedText?: string } = {},
    ) => startThread(needs, platform, by, { slug, text, title: '', anchor: null, ...more }),
    reply: (id: string, text: string, more: { guestName?: string } = {}) => reply(platform, by, { id, text, ...more }),
    setState: (id: string, state: 'open' | 'resolved') => setThreadState(platform, actor, { id, state }),
    threads: (slug: string, wish: Partial<Parameters<typeof listThreads>[2]> = {}) =>
      listThreads(platform, actor, { slug, limit: 30, ...wish }),
    edit: (id: string, text: string) => editComment(platform, actor, { id, text }),
    remove: (id: string) => removeComment(platform, actor, id),
    react: (id: string, kind: ReactionKind, on = true) => react(platform, actor, { id, kind, on }),
    versions: (id: string) => listVersions(platform, actor, { id, limit: 10 }),
    report: (id: string, reason: string) => reportComment(platform, actor, { id, reason }),
    reports: (wish: { open?: boolean; mine?: boolean } = {}) => listReports(platform, actor, { limit: 10, ...wish }),
    decideReport: (id: string, outcome: 'handled' | 'dismissed', answer = '') =>
      decideReport(platform, actor, { id, outcome, answer }),
    setHidden: (id: string, hidden: boolean, reason = 'It insults somebody') =>
      setHidden(platform, actor, { id, hidden, reason }),
    held: () => listHeld(platform, actor, { limit: 10 }),
    release: (id: string, publish: boolean, reason = '') => release(platform, actor, { id, publish, reason }),
    set: (slug: string, closed: boolean, guests: boolean, reason = 'It got out of hand') =>
      setDiscussion(platform, actor, { slug, closed, guests, reason }),
    about: (slug: string) => aboutDiscussion(platform, actor, slug),
    notices: (wish: { unread?: boolean } = {}) => listNotices(platform, actor, { limit: 10, ...wish }),
    unread: async () => (await countUnread(platform, actor)).unread,
    markRead: (upTo: string) => markRead(platform, actor, { upTo }),
    thread: (id: string, wish: { limit?: number; cursor?: string } = {}) =>
      viewThread(platform, actor, { id, limit: 30, ...wish }),
  }
}

const read = (name: string) => readFileSync(new URL(`../../fixtures/hostile/${name}`, import.meta.url), 'utf8')
/** What nobody should write, and somebody will. */
export const hostileStrings: readonly string[] = [
  ...read('xss-payloads.txt').split('\n'),
  ...(JSON.parse(read('naughty-strings.json')) as string[]),
]
