import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import type { FrozenRound, RatedWording } from '@fieldword/shared/processes/rating/frozen.ts'
import { stands } from '@fieldword/shared/processes/rating/stale.ts'
import type { ElementToRate, RatingSheet, RoundRef } from '@fieldword/shared/processes/rating-contract.ts'
import { findPagesById } from '../pages/index.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { refuseWith } from '../platform/errors.ts'
import { demand, signedIn } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { findRevisions } from '../revisions/index.ts'
import { readAccess, whoActs } from './access.ts'
import type { ProcessRow, StageRow } from './queries.ts'
import { type ReasonRow, readOwn, readRatedStages, readRounds, readSomeReasons } from './rating-queries.ts'
import { planOf, type Round, roundOf } from './rounds.ts'

const reasonsShown = 5

/** [PR176] [PR178] The elements of the last round, with what whoever asks said of them, beside where the group stood. */
export async function readSheet(platform: Platform, actor: Actor, slug: string): Promise<RatingSheet> {
  const { prisma: tx } = platform.database
  const { process, involved } = await readAccess(tx, actor, slug)
  const { id: userId } = signedIn(actor)
  const stage = (await readRatedStages(tx, process.id)).at(-1) ?? refuseWith('stage-not-open')
  demand(actor, 'process:act', { involved, who: whoActs(stage) })
  const rounds = (await readRounds(tx, stage.id)).map(roundOf)
  const round = rounds.at(-1) ?? refuseWith('stage-not-open')
  const before = rounds.at(-2) ?? null
  const own = await readOwn(tx, round.id, userId)
  const last = before ? await readOwn(tx, before.id, userId) : []
  const reasons = before ? await readSomeReasons(tx, before.id, reasonsShown) : []
  const open = round.report === null && stage.state === 'open' && process.state === 'open'
  const refs = await roundRefs(tx, stage, rounds)
  return {
    process: await placeOf(tx, process),
    stage: { id: stage.id, title: stage.title, closesAt: stage.closesAt?.toISOString() ?? null },
    plan: planOf(stage),
    round: { ...(refs.at(-1) ?? refuseWith('stage-not-open')), open },
    mayRate: open && can(actor, 'process:act', { involved, who: whoActs(stage) }),
    rated: own.filter(({ value }) => value !== null).length,
    elements: round.frozen.wordings.map(wording =>
      elementToRate(wording, { frozen: round.frozen, own, last, before, reasons }),
    ),
  }
}

interface Beside {
  /** The round that is shown. */
  readonly frozen: FrozenRound
  readonly own: readonly OwnRow[]
  readonly last: readonly OwnRow[]
  readonly before: Round | null
  readonly reasons: readonly ReasonRow[]
}

type OwnRow = Awaited<ReturnType<typeof readOwn>>[number]

function elementToRate(wording: RatedWording, { frozen, own, last, before, reasons }: Beside): ElementToRate {
  const lastSaid = last.find(({ elementId, value }) => elementId === wording.id && value !== null)
  // [PR176] What the group said is told where it was said of these words.
  const still = before !== null && stands(wording.id, [before.frozen, frozen])
  const group = still ? (before.report?.elements.find(({ id }) => id === wording.id) ?? null) : null
  return {
    ...wording,
    own: ownOf(own.find(({ elementId }) => elementId === wording.id)),
    last: lastSaid ? { ...saidBy(lastSaid), stale: !still } : null,
    group,
    reasons: group?.figures ? reasons.filter(({ element }) => element === wording.id).map(reasonOf) : [],
  }
}

const saidBy = ({ value, reason, at }: OwnRow) => ({ value, reason, at: at.toISOString() })

/** What was taken back was said of nothing. */
function ownOf(row: OwnRow | undefined) {
  return row ? saidBy(row) : null
}

export function reasonOf({ token, value, reason, withheld }: ReasonRow) {
  return { id: token, value, reason, withheld }
}

export async function placeOf(tx: Tx, { slug, title, pageId }: ProcessRow) {
  const page = (await findPagesById(tx, [pageId])).get(pageId) ?? refuseWith('not-found')
  return { slug, title, page: { slug: page.slug, title: page.title } }
}

export async function roundRefs(tx: Tx, stage: StageRow, rounds: readonly Round[]): Promise<RoundRef[]> {
  const revisions = await findRevisions(tx, [...new Set(rounds.map(({ revisionId }) => revisionId))])
  return rounds.map(({ number, openedAt, closedAt, revisionId }) => ({
    ...{ number, of: planOf(stage).rounds, open: closedAt === null },
    ...{ openedAt: openedAt.toISOString(), closedAt: closedAt?.toISOString() ?? null },
    revision: revisions.get(revisionId)?.number ?? 0,
  }))
}
