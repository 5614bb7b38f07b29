import { can } from '@fieldword/shared/policy/can.ts'
import { decidedIn, isDone } from '@fieldword/shared/processes/rating/rounds.ts'
import type { NextAct } from '@fieldword/shared/processes/stage.ts'
import type { Prisma } from '../../platform/database/client/client.ts'
import { whoActs } from '../access.ts'
import { countPanel, countTakingPart, readOwn, readRounds } from '../rating-queries.ts'
import { closeRoundIn, keepOutput, openRoundIn } from '../round-commands.ts'
import { makeReport, planOf, type Round, roundOf } from '../rounds.ts'
import type { Somebody, StageContext, StageParts } from '../stage-parts.ts'

/** [PR183] */
export const ratingParts: StageParts = {
  figures,
  criteria,
  acts,
  wants: async ({ stage }) => [
    {
      key: 'text',
      text: 'There is a text to rate.',
      met: stage.inputRevisionId !== null,
      explainable: false,
    },
  ],
  async opened(context) {
    const { inputRevisionId: revisionId } = context.stage
    if (revisionId) await openRoundIn(context, { number: 1, revisionId, before: null, actorId: null })
  },
  async closed(context) {
    const rounds = await roundsIn(context)
    const last = rounds.at(-1)
    if (last) await keepOutput(context, last)
    // [PR182] What was rated until then counts.
    if (last && last.report === null) {
      await closeRoundIn(context, { round: last, before: rounds.at(-2) ?? null, actorId: null })
    }
    return reportIn(await roundsIn(context))
  },
  async rederived(context) {
    const plan = planOf(context.stage)
    const rounds = await roundsIn(context)
    const made: Round[] = []
    for (const [index, round] of rounds.entries()) {
      made.push({ ...round, report: await makeReport(context.tx, plan, round, rounds[index - 1] ?? null) })
    }
    return reportIn(made)
  },
}

async function roundsIn({ tx, stage }: Pick<StageContext, 'tx' | 'stage'>): Promise<Round[]> {
  return (await readRounds(tx, stage.id)).map(roundOf)
}

/** [PR182] Each round with its report, and where each element of the last one stands. */
function reportIn(rounds: readonly Round[]): Prisma.InputJsonValue {
  const last = rounds.at(-1)
  return {
    rounds: rounds.flatMap(({ report }) => report ?? []),
    elements: (last?.report?.elements ?? []).map(({ id, hash, outcome }) => ({ id, hash, outcome })),
  }
}

async function figures(context: StageContext) {
  const { tx, stage, platform } = context
  const rounds = await readRounds(tx, stage.id)
  const last = rounds.at(-1)
  if (!last) return []
  const [value, of] = [
    await countTakingPart(tx, last.id),
    await countPanel(tx, stage, last.closedAt ?? platform.clock()),
  ]
  return [
    { key: 'rated', label: 'rated', value, of },
    { key: 'round', label: 'rounds', value: last.number, of: planOf(stage).rounds },
  ]
}

async function criteria(context: StageContext) {
  const plan = planOf(context.stage)
  const rounds = await roundsIn(context)
  const last = rounds.at(-1) ?? null
  const report = rounds.findLast(round => round.report !== null)?.report
  const decided = report ? `${decidedIn(report)} of ${report.elements.length}` : 'none yet'
  return [
    {
      key: 'decided',
      text: `Every element is in or out, or the last round is over: ${decided} decided, round ${last?.number ?? 0} of ${plan.rounds}${last && last.report === null ? ' open' : ''}.`,
      met: last !== null && isDone(last, plan),
      explainable: true,
    },
  ]
}

async function acts(context: StageContext, { actor, involved }: Somebody): Promise<readonly NextAct[]> {
  const { tx, stage, process } = context
  const last = (await roundsIn(context)).at(-1)
  if (!last) return []
  const [open, results] = [last.report === null, `/processes/${process.slug}/results`]
  const found: NextAct[] = []
  if (open && actor.id !== null && can(actor, 'process:act', { involved, who: whoActs(stage) })) {
    const of = last.frozen.wordings.length
    const rated = (await readOwn(tx, last.id, actor.id)).filter(({ value }) => value !== null).length
    found.push({
      key: 'rate',
      text: of === 1 ? 'Rate the element' : `Rate the ${inWords(of)} elements`,
      href: `/processes/${process.slug}/rate`,
      done: rated === of,
      note: `${rated} of ${of} rated`,
    })
  }
  if (can(actor, 'process:run', { involved })) {
    if (open) {
      const note = `${await countTakingPart(tx, last.id)} took part`
      found.push({ key: 'close-round', text: `Close round ${last.number}`, href: `${results}#run`, done: false, note })
    } else if (!isDone(last, planOf(stage))) {
      const text = `Open round ${last.number + 1}`
      found.push({ key: 'open-round', text, href: `${results}#run`, done: false, note: 'Not every element is decided' })
    }
  }
  return found
}

function inWords(count: number): string {
  return ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'][count] ?? String(count)
}
