import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import { charter, strata } from '@fieldword/shared/processes/charter.ts'
import type { Individual } from '@fieldword/shared/processes/rating/csv.ts'
import { isDone } from '@fieldword/shared/processes/rating/rounds.ts'
import { stands } from '@fieldword/shared/processes/rating/stale.ts'
import type { GivenReason, RatingResults, Standing } from '@fieldword/shared/processes/rating-contract.ts'
import { findPeople } from '../accounts/index.ts'
import { idCursor, listFrom } from '../platform/cursor.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { refuseWith } from '../platform/errors.ts'
import { demand } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { type Access, readAccess, whoActs } from './access.ts'
import type { StageRow } from './queries.ts'
import { countPanel, readIndividual, readRatedStages, readReasons, readRounds } from './rating-queries.ts'
import { placeOf, reasonOf, roundRefs } from './rating-reading.ts'
import { planOf, type Round, roundOf } from './rounds.ts'

/** Which round is asked for: the last that is closed where nothing is said. */
export interface Which {
  readonly slug: string
  readonly stage?: string | undefined
  readonly round?: number | undefined
}

/** [PR174] [PR185] Where each element stands after a round. Of an open one nothing is told. */
export async function readResults(platform: Platform, actor: Actor, which: Which): Promise<RatingResults> {
  const { prisma: tx } = platform.database
  const { access, stages, stage, rounds } = await readRated(tx, actor, which)
  const { process } = access
  const shown = shownOf(rounds, which.round)
  const refs = await roundRefs(tx, stage, rounds)
  const ref = refs.find(({ number }) => number === shown?.number)
  const { smallestCell } = charter.parse(process.charter)
  return {
    process: await placeOf(tx, process),
    stage: { id: stage.id, title: stage.title, open: stage.state === 'open' },
    stages: stages.map(({ id, title }) => ({ id, title })),
    plan: planOf(stage),
    strata: shown?.frozen.strata ?? strata.parse(process.strata),
    smallestCell: shown?.frozen.smallestCell ?? smallestCell,
    rounds: refs,
    shown:
      shown?.report && shown.closedAt && ref
        ? {
            round: ref,
            report: { raters: shown.report.raters, attrition: shown.report.attrition },
            panel: await countPanel(tx, stage, shown.closedAt),
            elements: standingsOf(shown, rounds),
            hash: shown.reportHash ?? '',
          }
        : null,
    may: mayOf(access, stage, rounds),
  }
}

/** [PR175] Why people rated an element as they did. */
export async function listReasons(
  platform: Platform,
  actor: Actor,
  { element, cursor, limit, ...which }: Which & ReasonsAsked,
): Promise<{ items: GivenReason[]; nextCursor: string | null }> {
  const { prisma: tx } = platform.database
  const { rounds } = await readRated(tx, actor, which)
  const shown = shownOf(rounds, which.round)
  const told = shown?.report?.elements.find(({ id }) => id === element)?.figures
  if (!shown || !told) return { items: [], nextCursor: null }
  const rows = await readReasons(tx, { roundId: shown.id, element, after: idCursor(cursor), limit: limit + 1 })
  return listFrom(rows, limit, reasonOf, ({ token }) => token)
}

interface ReasonsAsked {
  readonly element: string
  readonly cursor?: string | undefined
  readonly limit: number
}

/** A stage in which ratings are given, with its rounds, as far as whoever asks may see it. */
export async function readRated(tx: Tx, actor: Actor, { slug, stage: asked }: Which) {
  const access = await readAccess(tx, actor, slug)
  const stages = (await readRatedStages(tx, access.process.id)).filter(stage => isSeen(access, stage))
  const stage = (asked === undefined ? stages.at(-1) : stages.find(({ id }) => id === asked)) ?? refuseWith('not-found')
  return { access, stages, stage, rounds: (await readRounds(tx, stage.id)).map(roundOf) }
}

/** [PR185] What is private to a process is seen by those who were given a role in it. */
function isSeen({ actor, involved }: Access, { visibility }: StageRow): boolean {
  if (visibility !== 'private') return true
  return can(actor, 'process:run', { involved }) || involved.some(is => is !== 'field' && is !== 'public')
}

export function shownOf(rounds: readonly Round[], number: number | undefined): Round | null {
  const closed = rounds.filter(({ report }) => report !== null)
  if (number === undefined) return closed.at(-1) ?? null
  return closed.find(round => round.number === number) ?? refuseWith('not-found')
}

/** Where each element stands, beside where it stood after the first round. */
function standingsOf(shown: Round, rounds: readonly Round[]): Standing[] {
  const upTo = rounds.filter(({ number }) => number <= shown.number).map(({ frozen }) => frozen)
  const first = rounds[0] ?? null
  return shown.frozen.wordings.flatMap(wording => {
    const report = shown.report?.elements.find(({ id }) => id === wording.id)
    if (!report) return []
    const earlier =
      first?.number === shown.number ? undefined : first?.report?.elements.find(({ id }) => id === wording.id)
    const reworded = earlier !== undefined && !stands(wording.id, upTo)
    const figures = reworded ? null : earlier?.figures
    return [
      {
        ...{ ...report, ...wording, reworded },
        since: figures && first ? { round: first.number, n: figures.n, agree: figures.agree } : null,
      },
    ]
  })
}

function mayOf({ actor, involved, process }: Access, stage: StageRow, rounds: readonly Round[]): RatingResults['may'] {
  const last = rounds.at(-1)
  const isOpen = stage.state === 'open' && process.state === 'open' && last !== undefined
  const runs = can(actor, 'process:run', { involved })
  return {
    rate: isOpen && last.report === null && can(actor, 'process:act', { involved, who: whoActs(stage) }),
    closeRound: isOpen && runs && last.report === null,
    openRound: isOpen && runs && !isDone(last, planOf(stage)) && last.report !== null,
    readIndividual: runs && planOf(stage).individual === 'facilitators',
  }
}

/** [PR175] Who rated what in a round that is closed, for whoever runs the process, where the plan of the stage says so. */
export async function readIndividualRatings(platform: Platform, actor: Actor, which: Which): Promise<Individual[]> {
  const { prisma: tx } = platform.database
  const { access, stage, rounds } = await readRated(tx, actor, which)
  demand(actor, 'process:run', { involved: access.involved })
  if (planOf(stage).individual !== 'facilitators') refuseWith('forbidden')
  const shown = shownOf(rounds, which.round) ?? refuseWith('not-found')
  const rows = await readIndividual(tx, shown.id)
  const people = await findPeople(platform, [...new Set(rows.map(({ userId }) => userId))])
  const names = new Map(people.map(({ id, name }) => [id, name]))
  const groups = new Map(shown.frozen.strata.map(({ key, name }) => [key, name]))
  const numbers = new Map(shown.frozen.wordings.map(({ id, number }) => [id, number]))
  return rows.map(({ userId, element, stratum, value, reason, at }) => ({
    ...{ rater: names.get(userId) ?? '', group: groups.get(stratum) ?? '', element: numbers.get(element) ?? 0 },
    ...{ value, reason, at: at.toISOString() },
  }))
}
