import type { LoggedEventView } from '@fieldword/shared/processes/log-contract.ts'
import { involvementWords } from './words.ts'

type Said = (event: Pick<LoggedEventView, 'data' | 'stage'>) => string

const titleOf: Said = ({ data, stage }) => (typeof data.title === 'string' ? data.title : (stage?.title ?? 'a stage'))

const roleOf: Said = ({ data }) =>
  involvementWords[data.role as keyof typeof involvementWords]?.toLowerCase() ?? 'a role'

/** What was hidden or destroyed. */
const wordsOf: Readonly<Record<string, string>> = {
  note: 'A minority note',
  reason: 'A reason for a rating',
  contribution: 'A contribution',
  answer: 'What was answered',
  acknowledgement: 'What was said to an answer',
  vote: 'A reason for a vote',
  step: 'What was said to an objection',
  contest: 'Why a place was contested',
  poll: 'A straw poll',
  event: 'A reason in the log',
  return: 'Why an answer was given back',
  issue: 'What an issue is called',
  move: 'Why issues were moved',
  meeting: 'What a meeting is called',
  erratum: 'Why a report was declined',
  adoption: 'Why a version was adopted',
}

/** What happened, as a line; kinds that are not here are told by their own name. */
const words: Readonly<Record<string, Said>> = {
  'process-created': () => 'The process was put together',
  'process-edited': () => 'The process was edited',
  'process-opened': () => 'The process was opened to everybody',
  'process-closed': () => 'The process was closed',
  'process-abandoned': () => 'The process was ended without a result',
  'charter-approved': () => 'The charter was approved',
  'role-given': event => `A role was given: ${roleOf(event)}`,
  'role-ended': event => `A role was ended: ${roleOf(event)}`,
  'stage-opened': event => `${titleOf(event)} was opened`,
  'stage-closed': event => `${titleOf(event)} was closed`,
  'stage-skipped': event => `${titleOf(event)} was left out`,
  'stage-repeated': event => `${titleOf(event)} is done again`,
  'stage-extended': event => `${titleOf(event)} is open for longer`,
  'stage-planned': event => `${titleOf(event)} was planned`,
  'stage-edited': event => `${titleOf(event)} was edited before it opens`,
  'people-invited': ({ data }) => `${data.people} invited${data.group ? `: ${data.group}` : ''}`,
  'round-opened': ({ data }) => `Round ${data.round} of ratings was opened`,
  'round-closed': ({ data }) => `Round ${data.round} of ratings was closed: ${data.decided} of ${data.of} decided`,
  'words-hidden': ({ data }) => `${wordsOf[String(data.kind)] ?? 'Words'} was hidden`,
  'words-shown': ({ data }) => `${wordsOf[String(data.kind)] ?? 'Words'} was shown again`,
  'words-destroyed': ({ data }) => `${wordsOf[String(data.kind)] ?? 'Words'} was destroyed`,
  decision: ({ data }) => (typeof data.text === 'string' ? data.text : 'A decision'),
}

export function eventInWords(event: Pick<LoggedEventView, 'kind' | 'data' | 'stage'>): string {
  return words[event.kind]?.(event) ?? sentence(event.kind)
}

function sentence(kind: string): string {
  const said = kind.replaceAll('-', ' ')
  return said.charAt(0).toUpperCase() + said.slice(1)
}
