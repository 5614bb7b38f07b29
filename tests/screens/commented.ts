import { answerSurvey } from '@fieldword/server/processes/answering-survey-commands.ts'
import { comment } from '@fieldword/server/processes/comment-commands.ts'
import { enterContribution } from '@fieldword/server/processes/entering-commands.ts'
import { bringFile } from '@fieldword/server/processes/file-commands.ts'
import { editSurvey } from '@fieldword/server/processes/questions-commands.ts'
import { takeStance } from '@fieldword/server/processes/stance-commands.ts'
import type { Question } from '@fieldword/shared/processes/survey.ts'
import { aProcess, giveRole, openStage } from '../processes/support/a-process.ts'
import { type SeededWiki, seededDefinition } from '../support/seeded.ts'

export interface Commented {
  /** A process in public comment, and one in its call for input. */
  readonly commenting: string
  readonly asking: string
  /** One whose questions are still written. */
  readonly planning: string
  /** Of a file that was brought. */
  readonly fileId: string
}

const strata = [
  { key: 'teacher', name: 'Teachers', target: 60 },
  { key: 'state', name: 'State and district staff', target: 40 },
]
const choices = ['Structure', 'Wording', 'Examples'].map(name => ({ key: name.toLowerCase(), name }))
const questions: Question[] = [
  {
    kind: 'scale',
    key: 'clear',
    text: 'How clear is the definition?',
    help: '',
    required: true,
    points: 5,
    low: 'not at all',
    high: 'entirely',
  },
  { kind: 'several', key: 'what', text: 'What should change?', help: 'As many as you like.', required: false, choices },
  { kind: 'ranking', key: 'order', text: 'What matters most?', help: '', required: false, choices },
  { kind: 'element', key: 'where', text: 'Which element needs work first?', help: '', required: false },
  { kind: 'long', key: 'why', text: 'Why?', help: '', required: false },
  { kind: 'evidence', key: 'proof', text: 'What should editors read?', help: '', required: false },
]

/** Comments on the definition, answers to questions about it, and a file of comments with faults. */
export async function commentOn({ platform, memberA, memberB, moderator }: SeededWiki): Promise<Commented> {
  const comments = await aProcess(platform, {
    ...{ page: seededDefinition, title: 'An update in public comment', strata },
    stages: ['comment', 'disposition'],
  })
  await openStage(platform, comments, 'comment')
  await giveRole(platform, comments, 'facilitator', moderator)
  const { slug, steward } = comments
  const about = { slug, words: null, from: null, proposedText: null, replaces: null, stratum: 'teacher', element: null }
  await comment(platform, memberA, {
    ...{ ...about, element: 'pathways', words: 'using', type: 'wording', proposedText: 'through' },
    text: '“Using” pathways sounds like picking from a menu. Students go through them.',
  })
  await comment(platform, memberB, { ...about, type: 'structure', text: 'Say that the order carries no rank.' })
  await comment(platform, memberB, { ...about, element: 'agency', type: 'question', text: 'Who is empowered by whom?' })
  await takeStance(platform, memberB, { slug, number: 1, stance: 'agree' })
  const source = { name: '', how: 'at a meeting', reference: 'Minutes, item 3', received: '2026-06-30' }
  await enterContribution(platform, steward, {
    ...{ ...about, stage: 'comment', source, stratum: 'state', type: 'meaning', element: 'agency' },
    text: 'Daily is too much to ask of a school.',
  })
  const text = 'reference,text,element,colour\np1,Too long,1,red\np2,,1,blue\np3,Unclear,12,red\n'
  const fileId = await bringFile(platform, steward, { slug, kind: 'comments', name: 'paper.csv', text })

  const asking = await aProcess(platform, {
    ...{ page: seededDefinition, title: 'An update that asks', strata, stages: ['input', 'issues'] },
  })
  await editSurvey(platform, asking.steward, {
    slug: asking.slug,
    intro: 'Six questions, some ten minutes.',
    questions,
  })
  await openStage(platform, asking, 'input')
  for (const [index, person] of [memberA, memberB].entries()) {
    await answerSurvey(platform, person, {
      ...{ slug: asking.slug, submit: true, stratum: 'teacher' },
      answers: { clear: 3 + index, what: ['wording'], order: ['wording', 'structure', 'examples'], why: 'It is long.' },
    })
  }
  const planning = await aProcess(platform, {
    ...{ page: seededDefinition, title: 'An update to come', stages: ['input'] },
  })
  await editSurvey(platform, planning.steward, { slug: planning.slug, intro: '', questions: questions.slice(0, 2) })
  return { commenting: slug, asking: asking.slug, planning: planning.slug, fileId }
}
