import type { SignedIn } from '@fieldword/server/platform/permission.ts'
import type { StageKind } from '@fieldword/shared/processes/vocabulary.ts'
import {
  aDefinition,
  aProcess,
  closeStage,
  giveRole,
  openStage,
  type ProcessOptions,
  type TestProcess,
} from '../../processes/support/a-process.ts'
import { say } from '../../processes/support/saying.ts'
import type { HostileField } from './hostile-field.ts'
import { type Row, row } from './hostile-rows.ts'
import { hostileWords } from './hostile-words.ts'

export const inIt = ['steward', 'facilitator', 'editor', 'panel', 'ratifier'] as const

/** A process in which the admin has every role. */
async function aProcessOf({ platform, admin }: HostileField, options: ProcessOptions): Promise<TestProcess> {
  const process = await aProcess(platform, { charter: { smallestCell: 1 }, ...options })
  for (const role of inIt) await giveRole(platform, process, role, admin)
  return process
}

/** One that is put together still. */
const planned = (field: HostileField) =>
  field.once('planned', () => aProcessOf(field, { isOpen: false, stages: ['input', 'comment'] }))

/** One that is run from row to row: each goes on where the one before ended. */
const run = (field: HostileField) => field.once('run', () => aProcessOf(field, { stages: ['comment', 'convening'] }))

/** One that is in a stage, of which there are no others. */
export const inStage = (field: HostileField, kind: StageKind, plan: object = {}) =>
  field.once(kind, async () => {
    const process = await aProcessOf(field, { stages: [{ kind, plan: { ...plan } }] })
    await openStage(field.platform, process, kind)
    return process
  })

const inTwentyDays = () => new Date(Date.now() + 20 * 24 * 60 * 60 * 1000).toISOString()
export const asMember = ({ member }: HostileField): SignedIn => member

async function ofStage(process: TestProcess, kind: StageKind) {
  return { slug: process.slug, stage: await process.stage(kind) }
}

/** Planning and running. */
const running: readonly Row[] = [
  row('processes.create', async ({ platform }) => {
    const page = await aDefinition(platform, 'Word of a process')
    return { page, preset: 'light', 'strata.0.key': 'teachers', 'stages.0.kind': 'comment' }
  }),
  row('processes.edit', async field => ({ slug: (await planned(field)).slug, 'strata.0.key': 'teachers' })),
  row('processes.addStage', async field => ({ slug: (await planned(field)).slug, kind: 'convening' })),
  row('processes.editStage', async field => ofStage(await planned(field), 'comment')),
  row('processes.moveStage', async field => ({ ...(await ofStage(await planned(field), 'comment')), position: 1 })),
  row('processes.editSurvey', async field => {
    const choices = ['a', 'b'].map(key => ({ key, name: hostileWords({ maxLength: 200 }) }))
    return { slug: (await planned(field)).slug, 'questions.0.key': 'use', 'questions.0.choices': choices }
  }),
  row('processes.open', async field => ({ slug: (await planned(field)).slug })),
  row('processes.openStage', async field => ofStage(await run(field), 'comment')),
  row('processes.extendStage', async field => ({
    ...{ ...(await ofStage(await run(field), 'comment')), closesAt: inTwentyDays() },
  })),
  row('processes.closeStage', async field => ofStage(await run(field), 'comment')),
  row('processes.repeatStage', async field => ofStage(await run(field), 'comment')),
  row('processes.skipStage', async field => ofStage(await run(field), 'convening')),
  row('processes.decide', async field => ({ slug: (await run(field)).slug })),
  row('processes.invite', async field => ({ slug: (await run(field)).slug, name: undefined, people: 20, stratum: '' })),
  row('processes.abandon', async field => ({ slug: (await run(field)).slug })),
  row('processes.close', async field => {
    const process = await aProcessOf(field, {})
    await openStage(field.platform, process, 'comment')
    await closeStage(field.platform, process, 'comment')
    return { slug: process.slug }
  }),
]

const about = { element: undefined, words: undefined, proposedText: undefined }

/** What the field says. */
const saying: readonly Row[] = [
  row('processes.comment', async field => ({
    ...{ slug: (await inStage(field, 'comment')).slug, element: 'e1', words: undefined, stratum: undefined },
  })),
  row('processes.enterContribution', async field => ({
    ...{ ...about, slug: (await inStage(field, 'comment')).slug, stage: 'comment', stratum: '' },
  })),
  row('processes.setContributionHidden', async field => {
    const process = await inStage(field, 'comment')
    const [number] = await say(field.platform, process, await process.stage('comment'), { by: field.member })
    return { slug: process.slug, number, hidden: true }
  }),
  row(
    'processes.answerSurvey',
    async field => {
      const { slug } = await inStage(field, 'input', { questions: [{ kind: 'long', key: 'why', text: 'Why?' }] })
      return { slug, answers: { why: hostileWords() }, submit: true, stratum: '' }
    },
    asMember,
  ),
]

/** A process whose comments are put under issues or answered; comments of the member's that nothing became of yet. */
const commentedFor = (field: HostileField, kind: 'issues' | 'disposition') =>
  field.once(kind, async () => {
    const process = await aProcessOf(field, { stages: ['comment', kind] })
    await giveRole(field.platform, process, 'editor', field.moderator)
    const stage = await openStage(field.platform, process, 'comment')
    const said = Array.from({ length: 12 }, (_, at) => ({ by: field.member, text: `Say more of ${at}.` }))
    const comments = await say(field.platform, process, stage, ...said)
    await closeStage(field.platform, process, 'comment')
    await openStage(field.platform, process, kind)
    return { slug: process.slug, next: () => comments.shift() ?? 0 }
  })

/** Issues and answers. */
const answering: readonly Row[] = [
  row('processes.openIssue', async field => ({
    ...{ slug: (await commentedFor(field, 'issues')).slug, scope: 'element', elementId: 'e1', contributions: [] },
  })),
  row('processes.editIssue', issueIn),
  row('processes.takeOut', async field => {
    const { slug, number, contribution } = await issueIn(field)
    return { slug, number, contributions: [contribution] }
  }),
  row('processes.splitIssue', async field => {
    const { slug, number, contribution } = await issueIn(field)
    return { slug, number, contributions: [contribution] }
  }),
  row('processes.mergeIssue', async field => {
    const { slug, number } = await issueIn(field)
    const other = await field.first<Numbered>(field.admin, 'POST', `/processes/${slug}/issues`, anIssue)
    return { slug, number: other.number, into: number }
  }),
  row(
    'processes.contest',
    async field => {
      const { slug, contribution } = await issueIn(field)
      return { slug, number: contribution, issue: undefined }
    },
    asMember,
  ),
  row('processes.answerContest', async field => {
    const { slug, contribution } = await issueIn(field)
    const { id } = await field.first(
      field.member,
      'POST',
      `/processes/${slug}/contributions/${contribution}/contests`,
      {
        reason: 'It asks for something else.',
      },
    )
    return { slug, id, outcome: 'stays' }
  }),
  row('processes.propose', async field => {
    const { slug, next } = await commentedFor(field, 'disposition')
    return { slug, picks: [{ number: next(), part: 0 }], kind: 'declined' }
  }),
  row(
    'processes.settle',
    async field => {
      const { slug, ids } = await answered(field)
      return { slug, ids, verdict: 'return' }
    },
    ({ moderator }) => moderator,
  ),
  row(
    'processes.acknowledge',
    async field => {
      const { slug, ids } = await answered(field)
      await field.first(field.moderator, 'POST', `/processes/${slug}/dispositions/settled`, { ids, verdict: 'confirm' })
      return { slug, id: ids[0], satisfied: false }
    },
    asMember,
  ),
]

const anIssue = { title: 'How it is done', description: '', scope: 'whole' }

export interface Numbered {
  readonly number: number
}

async function issueIn(field: HostileField) {
  const { slug, next } = await commentedFor(field, 'issues')
  const contribution = next()
  const issue = { ...anIssue, contributions: [contribution, next()] }
  const { number } = await field.first<Numbered>(field.admin, 'POST', `/processes/${slug}/issues`, issue)
  return { slug, number, contribution }
}

async function answered(field: HostileField) {
  const { slug, next } = await commentedFor(field, 'disposition')
  const wish = { picks: [{ number: next(), part: 0 }], kind: 'declined', rationale: 'It is said already.' }
  const { ids } = await field.first<{ ids: string[] }>(field.admin, 'POST', `/processes/${slug}/dispositions`, wish)
  return { slug, ids }
}

export const processRows: readonly Row[] = [...running, ...saying, ...answering]
