import type { DraftTimeline } from '@fieldword/shared/collab/history-contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { findPeople } from '../accounts/index.ts'
import type { Platform } from '../platform/platform.ts'
import { findRevisions } from '../revisions/index.ts'
import { type DraftNamed, findHistory } from './history-queries.ts'
import { mostFirst, TimelineSum } from './timeline.ts'
import { readHeads } from './update-log-pages.ts'

/** [COL22] The whole history of a draft, summed up from what the packs say of their edits. */
export async function readTimeline(platform: Platform, actor: Actor, named: DraftNamed): Promise<DraftTimeline> {
  const { page, draftId, lastSeq, baseSeq, baseRevisionId } = await findHistory(platform, actor, named)
  const { sql, prisma } = platform.database
  const timeline = new TimelineSum(lastSeq)
  for await (const heads of readHeads(sql, draftId, lastSeq)) for (const head of heads) timeline.add(head)
  const base = baseRevisionId ? (await findRevisions(prisma, [baseRevisionId])).get(baseRevisionId) : undefined
  const edits = mostFirst(timeline.byPerson)
  const people = new Map((await findPeople(platform, [...timeline.byPerson.keys()])).map(person => [person.id, person]))
  return {
    ...{ draftId, pageSlug: page.slug, pageTitle: page.title, edits: lastSeq, lastSeq },
    firstAt: new Date(timeline.firstAt).toISOString(),
    lastAt: new Date(timeline.lastAt).toISOString(),
    base: { seq: baseSeq, revisionNumber: base?.number ?? null },
    people: edits.flatMap(({ id, edits }) => {
      const person = people.get(id)
      return person ? [{ ...person, edits }] : []
    }),
    buckets: timeline.buckets.map(({ fromSeq, toSeq, firstAt, lastAt, edits }) => ({
      ...{ fromSeq, toSeq, edits: toSeq - fromSeq + 1, people: mostFirst(edits) },
      ...{ firstAt: new Date(firstAt).toISOString(), lastAt: new Date(lastAt).toISOString() },
    })),
  }
}
