import { visitor } from '@fieldword/shared/policy/actor.ts'
import { strata } from '@fieldword/shared/processes/charter.ts'
import type { Platform } from '../platform/platform.ts'
import { answerParts } from './answering/file-route.ts'
import { listIssues } from './answering/register.ts'
import { listVotes } from './ballots.ts'
import { listChanges } from './changing.ts'
import { contributionParts, toldContribution } from './contribution-file.ts'
import { presentStage } from './deciding-queries.ts'
import { listLog } from './log.ts'
import { findProcess, readStages } from './queries.ts'
import { readRatedStages, readRounds } from './rating-queries.ts'
import { readReport } from './reporting.ts'
import { roundOf } from './rounds.ts'
import { everyPart } from './sending.ts'

/** What of an export is many: read part by part. */
export type Parts = AsyncIterable<readonly unknown[]>

/** [PR385] What of a process is one: its report, its groups, and the plan of each stage with its hash. Asked for as a visitor asks. */
export async function readExportHead(platform: Platform, slug: string) {
  const report = await readReport(platform, visitor, slug)
  const { prisma } = platform.database
  const process = await findProcess(prisma, slug)
  const stages = await readStages(prisma, process.id)
  return {
    format: 'fieldword-process-1',
    address: new URL(`/processes/${slug}`, platform.config.publicUrl).href,
    strata: strata.parse(process.strata),
    plans: stages.map(({ id, who, visibility, plan, planHash }) => ({ stage: id, who, visibility, plan, planHash })),
    report,
  }
}

/** [PR385] All else, by name: what a visitor may read of it, and nothing more. */
export function exportParts(platform: Platform, slug: string, texts: number): Readonly<Record<string, Parts>> {
  return {
    log: everyPart(part => listLog(platform, visitor, { slug, decisionsOnly: 'false', ...part })),
    contributions: mapped(contributionParts(platform, visitor, slug), toldContribution),
    issues: everyPart(part => listIssues(platform, visitor, { slug, ...part })),
    answers: answerParts(platform, visitor, slug),
    changes: changesOf(platform, slug, texts),
    rounds: roundsOf(platform, slug),
    votes: everyPart(part => votesIn(platform, { slug, ...part })),
  }
}

async function* mapped<Item>(parts: AsyncIterable<readonly Item[]>, told: (item: Item) => unknown): Parts {
  for await (const part of parts) yield part.map(told)
}

/** Text by text, in their order. */
async function* changesOf(platform: Platform, slug: string, texts: number): Parts {
  for (let text = 1; text < texts; text++) {
    const changes = everyPart(part => listChanges(platform, visitor, { slug, text, unexplained: false, ...part }))
    yield* mapped(changes, change => ({ text, ...change }))
  }
}

/** Those of stages that are no secret, with what they froze and what came of them. */
async function* roundsOf(platform: Platform, slug: string): Parts {
  const { prisma } = platform.database
  const { id } = await findProcess(prisma, slug)
  for (const stage of await readRatedStages(prisma, id)) {
    if (stage.visibility === 'private') continue
    const rounds = (await readRounds(prisma, stage.id)).map(roundOf)
    yield rounds.map(({ number, openedAt, closedAt, frozen, report, reportHash }) => ({
      ...{ stage: stage.id, number, openedAt, closedAt, frozen, report, reportHash },
    }))
  }
}

/** None where no ballot was held. */
async function votesIn(platform: Platform, asked: Parameters<typeof listVotes>[2]) {
  const { prisma } = platform.database
  const { id } = await findProcess(prisma, asked.slug)
  const held = await presentStage(prisma, id, 'adoption')
  return held ? listVotes(platform, visitor, asked) : { items: [], nextCursor: null }
}
