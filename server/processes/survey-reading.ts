import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import { answers as answersShape } from '@fieldword/shared/processes/answers.ts'
import { charter, strata } from '@fieldword/shared/processes/charter.ts'
import { seesAll } from '@fieldword/shared/processes/sight.ts'
import { inputPlan } from '@fieldword/shared/processes/stages/input.ts'
import { isInWords } from '@fieldword/shared/processes/survey.ts'
import type { Survey, SurveyResults } from '@fieldword/shared/processes/survey-contract.ts'
import { tallied } from '@fieldword/shared/processes/tallies.ts'
import type { Prisma } from '../platform/database/client/client.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { refuseWith } from '../platform/errors.ts'
import type { Platform } from '../platform/platform.ts'
import { type Access, readAccess, whoActs } from './access.ts'
import { mayEnter } from './comment-desk.ts'
import { headOf } from './head.ts'
import { onlookerOf } from './onlooker.ts'
import { type ProcessRow, readStages, type StageRow } from './queries.ts'
import { stageToAsk } from './questions-commands.ts'
import type { StoredStage } from './stage-parts.ts'
import { countAnswered, countChosen, countPeople, countSubmitted, findOwnAnswers } from './survey-queries.ts'
import { readStageTexts } from './texts.ts'

interface Wish {
  readonly slug: string
}

/** [PR60] [PR62] What is asked, and what whoever asks answered. */
export async function viewSurvey(platform: Platform, actor: Actor, { slug }: Wish): Promise<Survey> {
  const { prisma } = platform.database
  const { access, stage } = await surveyOf(prisma, actor, slug)
  const { intro, questions } = inputPlan.parse(stage.plan)
  const sees = seesAll(stage, onlookerOf(access))
  const [own, elements, submitted, process] = await Promise.all([
    actor.id === null ? null : findOwnAnswers(prisma, stage.id, actor.id),
    elementsOf(prisma, stage),
    countSubmitted(prisma, stage.id),
    headOf(prisma, access),
  ])
  const why = whyNot(access, stage)
  return {
    ...{ process, stage: stageView(stage), intro, questions, why, submitted },
    elements: elements.map(({ id, number, handle }) => ({ id, number, handle })),
    own: own && { answers: answersShape.parse(own.answers), state: own.state, savedAt: own.savedAt.toISOString() },
    may: {
      answer: why === '',
      edit: stage.state === 'planned' && can(actor, 'process:run', { involved: access.involved }),
      see: sees && stage.openedAt !== null,
      enter: stage.state === 'open' && mayEnter(access),
    },
  }
}

/** [PR65] [PR66] Counts of every question, of everybody and of each group; blind until the stage is closed where it says so. */
export async function viewSurveyResults(platform: Platform, actor: Actor, { slug }: Wish): Promise<SurveyResults> {
  const { prisma } = platform.database
  const { access, stage } = await surveyOf(prisma, actor, slug)
  if (!seesAll(stage, onlookerOf(access))) return refuseWith('results-not-yet')
  const { questions } = inputPlan.parse(stage.plan)
  const { smallestCell } = charter.parse(access.process.charter)
  const [groups, process] = await Promise.all([groupsOf(prisma, access.process, stage), headOf(prisma, access)])
  return { process, stage: stageView(stage), questions, smallestCell, groups }
}

/** [PR15] [PR65] The same, kept when the stage is closed. */
export async function surveyReport({ tx, process, stage }: StoredStage): Promise<Prisma.InputJsonValue> {
  return { groups: await groupsOf(tx, process, stage) }
}

async function groupsOf(tx: Tx, process: ProcessRow, stage: StageRow): Promise<SurveyResults['groups']> {
  const { questions } = inputPlan.parse(stage.plan)
  const chosen = questions.filter(question => !isInWords(question)).map(({ key }) => key)
  const [people, answered, counted, elements] = await Promise.all([
    countPeople(tx, stage.id),
    countAnswered(tx, stage.id),
    countChosen(tx, stage.id, chosen),
    elementsOf(tx, stage),
  ])
  const names = new Map(strata.parse(process.strata).map(({ key, name }) => [key, name]))
  const counts = { questions, people, answered, counted, elements: elements.map(named) }
  return tallied(counts, charter.parse(process.charter).smallestCell).map(({ stratum, people, tallies }) => ({
    stratum,
    name: stratum === null ? 'Everybody' : (names.get(stratum) ?? (stratum || 'No group declared')),
    people: tallies ? people : null,
    tallies: tallies?.map(tally => ({ ...tally, values: [...tally.values] })) ?? null,
  }))
}

const named = ({ id, number, handle }: { readonly id: string; readonly number: number; readonly handle: string }) => ({
  id,
  name: `${number} ${handle}`.trim(),
})

async function surveyOf(tx: Tx, actor: Actor, slug: string) {
  const access = await readAccess(tx, actor, slug)
  const stage = stageToAsk(await readStages(tx, access.process.id))
  return stage ? { access, stage } : refuseWith('not-found')
}

function stageView({ id, title, purpose, state, visibility, closesAt }: StageRow): Survey['stage'] {
  return { id, title, purpose, state, visibility, closesAt: closesAt?.toISOString() ?? null }
}

async function elementsOf(tx: Tx, { inputRevisionId }: StageRow) {
  if (inputRevisionId === null) return []
  return (await readStageTexts(tx, [inputRevisionId])).get(inputRevisionId)?.wordings ?? []
}

function whyNot({ actor, involved, process }: Access, stage: StageRow): string {
  if (stage.state === 'planned') return 'This survey is not open yet.'
  if (stage.state !== 'open' || process.state !== 'open') return 'This survey is closed.'
  if (actor.role === 'visitor') return 'Sign in to answer.'
  if (!can(actor, 'process:act', { involved, who: whoActs(stage) })) return 'Who was invited answers here.'
  return ''
}
