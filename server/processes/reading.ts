import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import { charter, strata } from '@fieldword/shared/processes/charter.ts'
import type { ProcessView, StageView } from '@fieldword/shared/processes/contract.ts'
import { daysOver } from '@fieldword/shared/processes/overdue.ts'
import { findPagesById } from '../pages/index.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { refuseWith } from '../platform/errors.ts'
import type { Platform } from '../platform/platform.ts'
import { findRevisions, type RevisionRow } from '../revisions/index.ts'
import { type Access, readAccess, whoActs } from './access.ts'
import { partsOf } from './all-parts.ts'
import { charterHash } from './charter-queries.ts'
import { isDue, whatKeepsClosed } from './opening.ts'
import { findParticipant, type ProcessRow, readStages, type StageRow } from './queries.ts'

/** [PR13] [PR14] A process as whoever asks sees it. */
export async function readProcess(platform: Platform, actor: Actor, slug: string): Promise<ProcessView> {
  const { prisma: tx } = platform.database
  const access = await readAccess(tx, actor, slug)
  const { process, involved } = access
  const [stages, page, taking] = await Promise.all([
    readStages(tx, process.id),
    pageOf(tx, process),
    findParticipant(tx, process.id, actor.id),
  ])
  const texts = await findRevisions(tx, stages.flatMap(textsOf))
  return {
    ...refOf(process, page),
    ...{ preset: process.preset, createdAt: process.createdAt.toISOString() },
    charter: charter.parse(process.charter),
    charterHash: charterHash(process),
    strata: strata.parse(process.strata),
    stages: await Promise.all(stages.map(stage => stageView(platform, access, stage, texts))),
    you: {
      involved: [...involved],
      stratum: taking?.stratum ?? null,
      runs: can(actor, 'process:run', { involved }),
    },
  }
}

const textsOf = ({ inputRevisionId, outputRevisionId }: StageRow) =>
  [inputRevisionId, outputRevisionId].filter(id => id !== null)

export interface PagePlaceOf {
  readonly slug: string
  readonly title: string
}

async function pageOf(tx: Tx, { pageId }: ProcessRow): Promise<PagePlaceOf> {
  return (await findPagesById(tx, [pageId])).get(pageId) ?? refuseWith('not-found')
}

export function refOf(process: ProcessRow, { slug, title }: PagePlaceOf) {
  return {
    ...{ id: process.id, slug: process.slug, title: process.title, summary: process.summary },
    ...{ nature: process.nature, state: process.state, page: { slug, title } },
    openedAt: process.openedAt?.toISOString() ?? null,
    closedAt: process.closedAt?.toISOString() ?? null,
  }
}

async function stageView(
  platform: Platform,
  { process, actor, involved }: Access,
  stage: StageRow,
  texts: ReadonlyMap<string, RevisionRow>,
): Promise<StageView> {
  const context = { platform, tx: platform.database.prisma, process, stage }
  const parts = partsOf[stage.kind]
  const begun = stage.state === 'open' || stage.state === 'closed'
  const isOpen = stage.state === 'open' && process.state === 'open'
  const isKept = process.state === 'open' && isDue(stage, platform.clock()) && can(actor, 'process:run', { involved })
  const [figures, criteria, acts, keptFromOpening] = await Promise.all([
    // [PR49] What is told from sources is counted nowhere.
    begun && process.nature !== 'reconstruction' ? parts.figures(context) : [],
    isOpen ? parts.criteria(context) : [],
    isOpen ? parts.acts(context, { actor, involved }) : [],
    isKept ? whatKeepsClosed(context) : [],
  ])
  const { id, position, kind, title, purpose, state, visibility, plan, planHash, repeatOfId } = stage
  return {
    ...{ id, position, kind, title, purpose, state, visibility, plan, planHash, repeatOfId, who: whoActs(stage) },
    ...{ opensAt: instant(stage.opensAt), closesAt: instant(stage.closesAt) },
    ...{ daysOver: isOpen ? daysOver(stage.closesAt, platform.clock()) : null, keptFromOpening },
    ...{ openedAt: instant(stage.openedAt), closedAt: instant(stage.closedAt) },
    ...{ input: textView(texts, stage.inputRevisionId), output: textView(texts, stage.outputRevisionId) },
    ...{ figures: [...figures], criteria: [...criteria], acts: [...acts] },
  }
}

function textView(texts: ReadonlyMap<string, RevisionRow>, id: string | null): StageView['input'] {
  const revision = id === null ? undefined : texts.get(id)
  return revision ? { revisionId: revision.id, number: revision.number, hash: revision.contentHash } : null
}

const instant = (at: Date | null) => at?.toISOString() ?? null
