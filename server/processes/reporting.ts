import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { charter, strata } from '@fieldword/shared/processes/charter.ts'
import { decisions, deviations } from '@fieldword/shared/processes/log.ts'
import { limitationsOf } from '@fieldword/shared/processes/report/limitations.ts'
import type { Matrix, ProcessReport } from '@fieldword/shared/processes/report-contract.ts'
import { toldCells } from '@fieldword/shared/processes/small-cells.ts'
import type { Tx } from '../platform/database/prisma.ts'
import type { Platform } from '../platform/platform.ts'
import { type Access, readAccess } from './access.ts'
import { partsOf } from './all-parts.ts'
import { countChanges } from './change-queries.ts'
import { processOf, viewTexts } from './changing.ts'
import { type FrozenText, frozenTexts } from './frozen-texts.ts'
import { onlookerOf, stagesSeen } from './onlooker.ts'
import { countInvited, type ProcessRow, readGroupInvitations, readStages, type StageRow } from './queries.ts'
import {
  adoptedIn,
  answeredIn,
  ballotsIn,
  elementsIn,
  metIn,
  notesIn,
  objectedIn,
  type Reporting,
  ratedIn,
} from './report-parts.ts'
import { countGroups, countRoles, readDecided, readDeviations } from './report-queries.ts'
import { authorsOf, saidOf } from './said-counts.ts'
import { readTraced } from './traced-texts.ts'
import { readWithheld, toldInstead } from './withholding-queries.ts'

/** [PR310] How much was said of which element. What is kept back until its stage closes is not counted. */
export async function readMatrix(platform: Platform, actor: Actor, slug: string): Promise<Matrix> {
  const { prisma: tx } = platform.database
  const access = await readAccess(tx, actor, slug)
  const stages = await readStages(tx, access.process.id)
  const seen = stagesSeen(stages, onlookerOf(access))
  const cells = await saidOf({ platform, tx, process: access.process }, seen)
  const last = frozenTexts(access.process, stages).at(-1)
  const words = last ? await readTraced(tx, last.revisionId) : []
  const elements = words.flatMap(({ id, number, handle, text }) => (number > 0 ? [{ id, number, handle, text }] : []))
  const gone = [...new Set(cells.flatMap(({ elementId }) => elementId ?? []))].filter(id =>
    elements.every(element => element.id !== id),
  )
  const spoken = new Set(cells.map(({ stageId }) => stageId))
  return {
    process: await processOf(tx, access),
    elements: [...elements, ...gone.map(id => ({ id, number: 0, handle: '', text: '' }))],
    stages: seen.flatMap(({ id, title, kind }) => (spoken.has(id) ? [{ id, title, kind }] : [])),
    cells,
  }
}

/** [PR320] The report of a process, as far as it has come. Everything in it is made from what is stored. */
export async function readReport(platform: Platform, actor: Actor, slug: string): Promise<ProcessReport> {
  const { prisma: tx } = platform.database
  const access = await readAccess(tx, actor, slug)
  const stages = await readStages(tx, access.process.id)
  const reporting: Reporting = { platform, tx, access, stages }
  const report = { ...(await factsOf(reporting)), ...(await partsOfReport(reporting)) }
  return { ...report, limitations: limitationsOf(report) }
}

/** What the process says of itself, who took part, and what its log and its texts tell. */
async function factsOf({ platform, tx, access, stages }: Reporting) {
  const { process } = access
  const texts = frozenTexts(process, stages)
  const titleOf = (id: string | null) => stages.find(stage => stage.id === id)?.title ?? null
  const [decided, deviated] = await Promise.all([
    readDecided(tx, process.id, decisions),
    readDeviations(tx, process.id, deviations),
  ])
  const withheld = await readWithheld(
    tx,
    [...decided, ...deviated].map(({ words }) => words),
  )
  const told = ({ number, at, kind, stageId, reason, words }: (typeof decided)[number]) => ({
    ...{ number, kind, reason: toldInstead(withheld.get(words)) ?? reason },
    ...{ at: at.toISOString(), stage: titleOf(stageId) },
  })
  return {
    process: {
      ...(await processOf(tx, access)),
      ...{ summary: process.summary, nature: process.nature, state: process.state, events: process.events },
      createdAt: process.createdAt.toISOString(),
      ...{ openedAt: instant(process.openedAt), closedAt: instant(process.closedAt) },
    },
    charter: charter.parse(process.charter),
    texts: await viewTexts(tx, texts),
    stages: await stagesOf(platform, access, stages),
    people: await peopleOf(platform, tx, process),
    decisions: decided.map(told),
    deviations: deviated.map(row => ({ ...told(row), unmet: row.unmet })),
    changes: await changesOf(tx, process, texts),
  }
}

/** [PR376] What came of each kind of stage. [PR49] In what was told afterwards nothing is counted. */
async function partsOfReport({ stages: all, ...rest }: Reporting) {
  const { tx, access } = rest
  const reporting = { ...rest, stages: access.process.nature === 'reconstruction' ? [] : all }
  const revisionIds = frozenTexts(access.process, all).map(({ revisionId }) => revisionId)
  const elements = await elementsIn(tx, revisionIds)
  const [answered, rated, met, objections, ballots, notes, adopted] = await Promise.all([
    answeredIn(reporting),
    ratedIn(reporting),
    metIn(reporting),
    objectedIn(reporting),
    ballotsIn(reporting),
    notesIn(reporting, elements),
    adoptedIn(reporting),
  ])
  return { elements, answered, rated, met, objections, ballots, notes, adopted }
}

const instant = (at: Date | null) => at?.toISOString() ?? null

async function stagesOf(
  platform: Platform,
  access: Access,
  stages: readonly StageRow[],
): Promise<ProcessReport['stages']> {
  const { prisma: tx } = platform.database
  const seen = stagesSeen(stages, onlookerOf(access))
  const counts = await saidOf({ platform, tx, process: access.process }, stages)
  return Promise.all(
    stages.map(async stage => {
      const isSeen = seen.includes(stage)
      const begun = stage.state === 'open' || stage.state === 'closed'
      const context = { platform, tx, process: access.process, stage }
      const { id, position, title, purpose, kind, state, planHash, inputHash, reportHash } = stage
      const said = counts.filter(({ stageId }) => stageId === id).reduce((sum, { count }) => sum + count, 0)
      return {
        ...{ id, position, title, purpose, kind, state, planHash, inputHash, reportHash },
        ...{ openedAt: instant(stage.openedAt), closedAt: instant(stage.closedAt) },
        figures: begun && access.process.nature !== 'reconstruction' ? [...(await partsOf[kind].figures(context))] : [],
        ...{ report: isSeen ? stage.report : null, contributions: isSeen ? said : null },
      }
    }),
  )
}

/** [PR321] By group against the charter's aims; groups too small to be told of are not. */
async function peopleOf(platform: Platform, tx: Tx, process: ProcessRow): Promise<ProcessReport['people']> {
  const [groups, contributed, roles, byName, others] = await Promise.all([
    countGroups(tx, process.id),
    authorsOf({ platform, tx, process }),
    countRoles(tx, process.id),
    countInvited(tx, process.id),
    readGroupInvitations(tx, process.id),
  ])
  const { smallestCell } = charter.parse(process.charter)
  const cells = [...groups].map(([key, people]) => ({ key, people }))
  const told = toldCells(cells, smallestCell)
  const peopleIn = (key: string) => (groups.has(key) && !told.has(key) ? null : (groups.get(key) ?? 0))
  const declared = strata
    .parse(process.strata)
    .map(({ key, name, target }) => ({ key, name, target, people: peopleIn(key) }))
  const none = groups.has('') ? [{ key: '', name: 'No group', target: null, people: peopleIn('') }] : []
  const all = cells.reduce((sum, { people }) => sum + people, 0)
  const invited = { ...byName, groups: others.map(({ group, people }) => ({ group, people })) }
  return { all, contributed, roles, invited, groups: [...declared, ...none] }
}

async function changesOf(tx: Tx, { id }: ProcessRow, texts: readonly FrozenText[]): Promise<ProcessReport['changes']> {
  const counted: ProcessReport['changes'] = []
  for (const [place, { revisionId: toRevisionId }] of texts.entries()) {
    const before = texts[place - 1]
    if (!before) continue
    const counts = await countChanges(tx, { processId: id, fromRevisionId: before.revisionId, toRevisionId })
    counted.push({ text: place, ...counts })
  }
  return counted
}
