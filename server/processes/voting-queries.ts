import type { Tally } from '@fieldword/shared/processes/ballot.ts'
import { type BallotChoice, processRole } from '@fieldword/shared/processes/vocabulary.ts'
import { type BallotVote, Prisma } from '../platform/database/client/client.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { whoActs } from './access.ts'
import type { StageRow } from './queries.ts'

/** The votes that count: the newest of each person. */
const counted = (stageId: string) => Prisma.sql`(
  SELECT DISTINCT ON (user_id) id, user_id, choice, reason, at, number FROM ballot_votes
  WHERE stage_id = ${stageId}::uuid ORDER BY user_id, number DESC
)`

/**
 * [PR231] [PR234] How the votes stand at a moment. The roll is whoever may vote then, and whoever did: a vote that was cast by right is
 * not lost with the role.
 */
export async function readTally(tx: Tx, stage: StageRow, at: Date): Promise<Tally> {
  const who = whoActs(stage)
  const roles = processRole.options.filter(role => who.includes(role))
  const withParticipants = who.includes('field') || who.includes('public')
  const [tally] = await tx.$queryRaw<Tally[]>`
    WITH vote AS ${counted(stage.id)},
    entitled AS (
      SELECT user_id FROM process_members
        WHERE process_id = ${stage.processId}::uuid AND role::text = ANY(${roles})
          AND granted_at <= ${at} AND (ended_at IS NULL OR ended_at > ${at})
      UNION SELECT user_id FROM process_participants
        WHERE ${withParticipants} AND process_id = ${stage.processId}::uuid
          AND joined_at <= ${at} AND (left_at IS NULL OR left_at > ${at}))
    SELECT (count(*) FILTER (WHERE choice = 'approve'))::int AS approve, (count(*) FILTER (WHERE choice = 'reject'))::int AS reject,
      (count(*) FILTER (WHERE choice = 'abstain'))::int AS abstain,
      (count(*) FILTER (WHERE user_id NOT IN (SELECT user_id FROM entitled)) + (SELECT count(*) FROM entitled))::int AS roll
    FROM vote`
  if (!tally) throw new Error('Aggregates answer with one row.')
  return tally
}

export function newestVote(tx: Tx, stageId: string, userId: string): Promise<BallotVote | null> {
  return tx.ballotVote.findFirst({ where: { stageId, userId }, orderBy: { number: 'desc' } })
}

/** Two votes of one person, sent at once, come one after the other. */
export async function lockVoter(tx: Tx, stageId: string, userId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`vote ${stageId} ${userId}`}, 0))`
}

export interface VotePart {
  readonly after: string | null
  readonly limit: number
  /** Of the wiki: what leads on through the list says nobody's name to whoever may not read it. */
  readonly secret: string
}

export interface CountedVote {
  readonly id: string
  readonly key: string
  readonly userId: string
  readonly choice: BallotChoice
  readonly reason: string
  readonly at: Date
}

/** Those that count, in an order that says nothing of who or when. */
export function readVotes(tx: Tx, stageId: string, { after, limit, secret }: VotePart): Promise<CountedVote[]> {
  return tx.$queryRaw<CountedVote[]>`
    SELECT * FROM (
      SELECT md5(${secret} || ${stageId} || user_id::text)::uuid AS key, id, user_id AS "userId", choice::text AS choice, reason, at
      FROM ${counted(stageId)} vote
    ) keyed
    WHERE ${after}::uuid IS NULL OR key > ${after}::uuid ORDER BY key LIMIT ${limit}`
}
