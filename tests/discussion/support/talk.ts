import { readFileSync } from 'node:fs'
import { listThreads, viewThread } from '@fieldword/server/discussion/reading.ts'
import { setThreadState } from '@fieldword/server/discussion/resolving-commands.ts'
import { reply, startThread } from '@fieldword/server/discussion/writing-commands.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { findReviewed } from '@fieldword/server/review/index.ts'
import type { Anchor } from '@fieldword/shared/discussion/anchor-contract.ts'
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
