import { figuresOf } from '@fieldword/shared/processes/answer-tally.ts'
import { charter } from '@fieldword/shared/processes/charter.ts'
import { stateOf } from '@fieldword/shared/processes/objections.ts'
import type { ProcessReport } from '@fieldword/shared/processes/report-contract.ts'
import { isOfIt } from '@fieldword/shared/processes/sight.ts'
import { cellsToTell } from '@fieldword/shared/processes/statistics/cells.ts'
import { readingTies, readVersions } from '../definitions/index.ts'
import type { Tx } from '../platform/database/prisma.ts'
import type { Platform } from '../platform/platform.ts'
import type { Access } from './access.ts'
import { adoptionOf } from './adoption-queries.ts'
import { readingOf, stageOf } from './answering/access.ts'
import { lateIn } from './answering/late.ts'
import { cellsOf, tallyOf } from './answering/tally.ts'
import { planOf as dispositionPlanOf, unitsOf } from './answering/units.ts'
import { readResult } from './ballots.ts'
import { countByGroup, countConvening, type MeetingRow, readMeetings } from './convening-queries.ts'
import { strataOf } from './deciding-sight.ts'
import { notesOf } from './minority-notes.ts'
import { readObjections, readSteps, readSupport } from './objection-queries.ts'
import { onlookerOf, stagesSeen } from './onlooker.ts'
import type { StageRow } from './queries.ts'
import { countPanel, readRatedStages, readRounds } from './rating-queries.ts'
import { planOf as ratingPlanOf, roundOf } from './rounds.ts'
import { readStageTexts, readWordings } from './texts.ts'
import { readWithheld, toldInstead } from './withholding-queries.ts'

/** A process whose report is made, and its stages. */
export interface Reporting {
  readonly platform: Platform
  readonly tx: Tx
  readonly access: Access
  readonly stages: readonly StageRow[]
}

/** The most meetings, objections and notes that a report tells one by one; the pages of the process have all. */
const most = 500

const begun = ({ openedAt }: StageRow) => openedAt !== null

/** [PR376] As it is now; of a process that is over, as it was when it ended. */
export async function answeredIn({ platform, tx, access, stages }: Reporting): Promise<ProcessReport['answered']> {
  if (!stages.some(stage => stage.kind === 'disposition' && begun(stage))) return null
  const reading = await readingOf(tx, access)
  const units = unitsOf(reading)
  const { closedAt } = access.process
  const counting = { platform, tx, process: access.process }
  const { acknowledgeDays } = dispositionPlanOf(stageOf(stages, 'disposition'))
  const [tally, cells, late] = await Promise.all([
    tallyOf(counting, units, closedAt),
    cellsOf(counting, units, closedAt),
    lateIn(counting, reading),
  ])
  const figures = figuresOf(tally, { now: (closedAt ?? platform.clock()).getTime(), days: acknowledgeDays })
  return { figures, late, cells }
}

/** [PR185] Rounds that are closed, as they were kept; of private stages for the people of the process alone. */
export async function ratedIn({ tx, access }: Reporting): Promise<ProcessReport['rated']> {
  const isTheirs = isOfIt(onlookerOf(access))
  const stages = (await readRatedStages(tx, access.process.id)).filter(
    ({ visibility }) => visibility !== 'private' || isTheirs,
  )
  return Promise.all(
    stages.map(async stage => {
      const rounds = (await readRounds(tx, stage.id)).map(roundOf)
      const told = rounds.flatMap(({ report, closedAt, frozen }) =>
        report && closedAt ? [{ report, closedAt, frozen }] : [],
      )
      return {
        ...{ stage: stage.title, plan: ratingPlanOf(stage) },
        rounds: await Promise.all(
          told.map(async ({ report, closedAt, frozen }) => ({
            ...{ number: report.round, closedAt: closedAt.toISOString(), raters: report.raters },
            ...{ panel: await countPanel(tx, stage, closedAt), attrition: report.attrition },
            elements: frozen.wordings.flatMap(wording => elementIn(report, frozen.strata, wording)),
          })),
        ),
      }
    }),
  )
}

type Round = ReturnType<typeof roundOf>

function elementIn(
  report: NonNullable<Round['report']>,
  strata: Round['frozen']['strata'],
  { id, number, handle }: Round['frozen']['wordings'][number],
): ProcessReport['rated'][number]['rounds'][number]['elements'] {
  const found = report.elements.find(element => element.id === id)
  if (!found) return []
  const { figures } = found
  const nameOf = (key: string) => strata.find(stratum => stratum.key === key)?.name ?? 'No group'
  return [
    {
      ...{ id, number, handle, n: found.n, outcome: found.outcome },
      figures: figures && {
        ...{ median: figures.median, quartiles: figures.quartiles, agree: figures.agree, disagree: figures.disagree },
      },
      groups: (figures?.groups ?? []).map(group => ({ ...group, name: nameOf(group.key) })),
    },
  ]
}

/** [PR215] */
export async function metIn({ tx, access, stages }: Reporting): Promise<ProcessReport['met']> {
  const { smallestCell } = charter.parse(access.process.charter)
  const names = new Map(strataOf(access.process).map(({ key, name }) => [key, name]))
  const seen = stagesSeen(stages, onlookerOf(access)).filter(stage => stage.kind === 'convening' && begun(stage))
  return Promise.all(
    seen.map(async stage => {
      const [{ attended, items, polls }, meetings, groups] = await Promise.all([
        countConvening(tx, stage.id),
        readMeetings(tx, [stage.id], { after: null, limit: most }),
        countByGroup(tx, stage.id),
      ])
      const withheld = await readWithheld(
        tx,
        meetings.map(({ id }) => id),
      )
      const told = cellsToTell(
        groups.map(({ count }) => count),
        smallestCell,
      )
      return {
        ...{ stage: stage.title, attended, items, polls },
        meetings: meetings.toReversed().map(meeting => ({
          ...placeTold(meeting, toldInstead(withheld.get(meeting.id))),
          ...{ heldOn: meeting.heldOn, attended: meeting.attended, items: meeting.items, polls: meeting.polls },
        })),
        groups: groups.map(({ stratum, count }, place) => ({
          ...{ name: names.get(stratum) ?? 'No group', count: told[place] ? count : null },
        })),
      }
    }),
  )
}

/** [PR352] */
function placeTold({ title, place, address }: MeetingRow, instead: string | null) {
  return instead === null ? { title, place: place || address } : { title: instead, place: '' }
}

/** [PR220] [PR221] In the order in which they were raised. */
export async function objectedIn({ tx, access, stages }: Reporting): Promise<ProcessReport['objections']> {
  const seen = stagesSeen(stages, onlookerOf(access)).filter(({ kind }) => kind === 'last_call')
  const rows = await readObjections(
    tx,
    seen.map(({ id }) => id),
    { below: null, limit: most },
  )
  const ids = rows.map(({ id }) => id)
  const [steps, support] = await Promise.all([readSteps(tx, ids), readSupport(tx, ids, null)])
  const withheld = await readWithheld(
    tx,
    steps.map(({ id }) => id),
  )
  return rows.toReversed().map(row => {
    const own = steps.filter(({ contributionId }) => contributionId === row.id)
    const shown = row.state === 'published' || row.state === 'withdrawn'
    const last = own.findLast(({ kind }) => kind === 'rule' || kind === 'offer')
    return {
      ...{ number: row.number, elementId: row.elementId, state: stateOf(own) },
      stage: seen.find(({ id }) => id === row.stageId)?.title ?? '',
      ...{ text: shown ? row.text : '', remedy: shown ? (row.proposedText ?? '') : '' },
      supporters: support.get(row.id)?.supporters ?? 0,
      reason: toldInstead(withheld.get(last?.id ?? '')) ?? last?.reason ?? '',
    }
  })
}

/** [PR235] How it went once it is closed; who voted never. */
export async function ballotsIn({ platform, tx, stages }: Reporting): Promise<ProcessReport['ballots']> {
  const held = stages.filter(stage => stage.kind === 'adoption' && begun(stage))
  return Promise.all(
    held.map(async stage => {
      const result = await readResult(tx, stage, platform.clock())
      const { title, inputHash: textHash, closedAt } = stage
      return {
        ...{ stage: title, textHash, closedAt: closedAt?.toISOString() ?? null },
        ...{ voted: result.voted, roll: result.roll, result: stage.state === 'closed' ? result : null },
      }
    }),
  )
}

/** [PR217] [PR219] Those that stand. */
export async function notesIn(
  { platform, access }: Reporting,
  elements: ProcessReport['elements'],
): Promise<ProcessReport['notes']> {
  const named = elements.map(element => ({ ...element, text: '' }))
  const notes = await notesOf(platform, access, named, { after: null, limit: most, standing: true })
  return notes.map(({ element, text, withheld, by, at }) => ({
    ...{ elementId: element?.id ?? null, text: withheld ? '' : text, withheld, by, at },
  }))
}

/** [PR237] [PR240] */
export async function adoptedIn({ tx, access: { process } }: Reporting): Promise<ProcessReport['adopted']> {
  const adoption = await adoptionOf(tx, process.id)
  if (!adoption) return null
  const versions = await readVersions(tx, process.pageId)
  const withheld = (await readWithheld(tx, [adoption.versionId])).get(adoption.versionId)
  const told = adoption.readingId ? await readingTies(tx, adoption.readingId) : null
  const before = versions.find(({ id }) => id === told?.fromVersionId) ?? null
  const [earlier, later] = await Promise.all([
    before ? readWordings(tx, before.revisionId) : [],
    readWordings(tx, adoption.revisionId),
  ])
  const endOf = (among: typeof later, id: string | null) => {
    const found = among.find(element => element.id === id)
    return found ? { number: found.number, handle: found.handle } : null
  }
  return {
    label: versions.find(({ id }) => id === adoption.versionId)?.label ?? '',
    ...{ at: adoption.at.toISOString(), textHash: adoption.textHash },
    rationale: toldInstead(withheld) ?? adoption.rationale,
    replaces: before?.label ?? null,
    ties: (told?.recorded ?? []).map(({ from, to, kind, rationale }) => ({
      ...{ from: endOf(earlier, from), to: endOf(later, to), kind, rationale },
    })),
  }
}

/** Those of the newest text, and those of earlier ones that are not in it any more. */
export async function elementsIn(tx: Tx, revisionIds: readonly string[]): Promise<ProcessReport['elements']> {
  const texts = await readStageTexts(tx, revisionIds)
  const all = revisionIds.toReversed().flatMap(id => texts.get(id)?.wordings ?? [])
  return all
    .filter(({ id }, place) => all.findIndex(other => other.id === id) === place)
    .map(({ id, number, handle }) => ({ id, number, handle }))
}
