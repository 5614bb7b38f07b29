import { mentionedIn } from '@fieldword/shared/discussion/mentions.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { findPeople } from '../accounts/index.ts'
import { findPagesById } from '../pages/index.ts'
import type { Platform } from '../platform/platform.ts'
import { findRevisions } from '../revisions/index.ts'
import { type CommentRow, readReactions } from './comment-queries.ts'
import { readSettingsOf } from './settings-queries.ts'
import type { ThreadRow } from './thread-queries.ts'
import type { Around } from './views.ts'

/** Five queries, however many threads and comments. */
export async function lookAround(
  platform: Platform,
  actor: Actor,
  threads: readonly ThreadRow[],
  comments: readonly CommentRow[],
): Promise<Around> {
  const { prisma } = platform.database
  const pageIds = [...new Set(threads.map(({ pageId }) => pageId))]
  const [pages, settings, revisions, reactions] = await Promise.all([
    findPagesById(prisma, pageIds),
    readSettingsOf(prisma, pageIds),
    findRevisions(prisma, [...new Set(threads.flatMap(({ revisionId }) => revisionId ?? []))]),
    readReactions(
      prisma,
      comments.map(({ id }) => id),
      actor.id,
    ),
  ])
  const people = await findPeople(platform, [
    ...threads.flatMap(({ startedById, resolvedById }) => [startedById ?? [], resolvedById ?? []].flat()),
    ...comments.flatMap(({ authorId, proposedDecidedById, text }) => [
      ...[authorId ?? [], proposedDecidedById ?? []].flat(),
      ...mentionedIn(text),
    ]),
    ...reactions.flatMap(({ userIds }) => userIds),
  ])
  return {
    ...{ actor, platform, pages, settings, revisions },
    people: new Map(people.map(person => [person.id, person])),
    reactions: Map.groupBy(reactions, ({ commentId }) => commentId),
  }
}
