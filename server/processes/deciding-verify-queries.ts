import { ballotResult } from '@fieldword/shared/processes/adoption-contract.ts'
import { countVotes, resultOf } from '@fieldword/shared/processes/ballot.ts'
import { adoptionPlan } from '@fieldword/shared/processes/stages/adoption.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { type Check, inParts } from '../platform/verifying.ts'
import { findStage } from './deciding-queries.ts'
import { readTally } from './voting-queries.ts'

const rows = 200

interface AdoptionFacts {
  readonly processId: string
  readonly slug: string | null
  readonly adoptedVersionId: string | null
  readonly stageId: string
  readonly versionId: string
  readonly textHash: string
  readonly frozenHash: string | null
  /** Of the revision that the version names. */
  readonly versionHash: string | null
  readonly strayVotes: bigint
  readonly ballot: unknown
}

/** [PR251] What processes adopted: that it is the text that was voted on, and that its votes come to the result that was told. */
export const adoptionsCheck: Check = {
  things: 'adoptions',
  async *look({ prisma }) {
    for await (const part of inParts<AdoptionFacts>(last => readFacts(prisma, last))) {
      for (const facts of part) {
        const what = `adoption of ${facts.slug ?? 'no process'} (${facts.processId})`
        yield (await problemsOf(prisma, facts)).map(problem => ({ what, problem, remedy }))
      }
    }
  },
}

const remedy = 'Compare with a backup and correct the row.'

async function problemsOf(tx: Tx, facts: AdoptionFacts): Promise<string[]> {
  const problems: string[] = []
  if (facts.adoptedVersionId !== facts.versionId) problems.push('Its process names another version.')
  if (facts.frozenHash !== facts.textHash) problems.push('It is not the text that was voted on.')
  if (facts.versionHash !== facts.textHash) problems.push('Its version has another text.')
  if (facts.strayVotes > 0n) problems.push(`${facts.strayVotes} of its votes are on another text.`)
  const stage = await findStage(tx, facts.stageId)
  const { roll } = await readTally(tx, stage, stage.closedAt ?? new Date(0))
  const votes = await tx.ballotVote.findMany({ where: { stageId: stage.id } })
  const counted = resultOf(adoptionPlan.parse(stage.plan), countVotes(votes, roll))
  const told = ballotResult.safeParse(facts.ballot)
  if (!told.success || JSON.stringify(told.data) !== JSON.stringify(ballotResult.parse(counted))) {
    problems.push('Its votes do not come to the result it tells.')
  }
  if (!counted.passed) problems.push('Its ballot did not pass.')
  return problems
}

function readFacts(tx: Tx, last: AdoptionFacts | null): Promise<AdoptionFacts[]> {
  return tx.$queryRaw<AdoptionFacts[]>`
    SELECT adoption.process_id AS "processId", process.slug, process.adopted_version_id AS "adoptedVersionId",
      adoption.stage_id AS "stageId", adoption.version_id AS "versionId", adoption.text_hash AS "textHash",
      stage.input_hash AS "frozenHash", revision.content_hash AS "versionHash", adoption.ballot,
      (SELECT count(*) FROM ballot_votes WHERE stage_id = adoption.stage_id AND text_hash <> adoption.text_hash) AS "strayVotes"
    FROM adoptions adoption
    LEFT JOIN processes process ON process.id = adoption.process_id
    LEFT JOIN process_stages stage ON stage.id = adoption.stage_id
    LEFT JOIN versions version ON version.id = adoption.version_id
    LEFT JOIN revisions revision ON revision.id = version.revision_id
    WHERE ${last?.processId ?? null}::uuid IS NULL OR adoption.process_id > ${last?.processId ?? null}::uuid
    ORDER BY adoption.process_id LIMIT ${rows}`
}
