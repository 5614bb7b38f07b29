import { api } from '../../platform/api.ts'
import { acknowledgeAnswer } from './acknowledging-commands.ts'
import { listAnswers, viewAnswer, viewAnswersHead } from './answers.ts'
import { assignAnswers } from './assigning-commands.ts'
import { linkChange, unlinkChange } from './change-commands.ts'
import { answerContested, contestPlacement } from './contest-commands.ts'
import { proposeAnswers, settleAnswers } from './disposition-commands.ts'
import { editIssue, mergeIssue, openIssue, placeUnder, splitIssue, takeOutOf } from './issue-commands.ts'
import { splitContribution } from './part-commands.ts'
import { listContests, listInputs, listIssues, viewIssue, viewRegister } from './register.ts'
import { listWork, similarTo, viewWorkbench } from './workbench.ts'

const { processes } = api

const issueRoutes = {
  register: processes.register.handler(({ input, context }) => viewRegister(context.platform, context.actor, input)),
  issues: processes.issues.handler(({ input, context }) => listIssues(context.platform, context.actor, input)),
  issue: processes.issue.handler(({ input, context }) => viewIssue(context.platform, context.actor, input)),
  inputs: processes.inputs.handler(({ input, context }) => listInputs(context.platform, context.actor, input)),
  openIssue: processes.openIssue.handler(({ input, context }) => openIssue(context.platform, context.actor, input)),
  editIssue: processes.editIssue.handler(({ input, context }) => editIssue(context.platform, context.actor, input)),
  place: processes.place.handler(({ input, context }) => placeUnder(context.platform, context.actor, input)),
  takeOut: processes.takeOut.handler(({ input, context }) => takeOutOf(context.platform, context.actor, input)),
  mergeIssue: processes.mergeIssue.handler(({ input, context }) => mergeIssue(context.platform, context.actor, input)),
  splitIssue: processes.splitIssue.handler(({ input, context }) => splitIssue(context.platform, context.actor, input)),
  contest: processes.contest.handler(({ input, context }) => contestPlacement(context.platform, context.actor, input)),
  contests: processes.contests.handler(({ input, context }) => listContests(context.platform, context.actor, input)),
  answerContest: processes.answerContest.handler(({ input, context }) =>
    answerContested(context.platform, context.actor, input),
  ),
}

const answerRoutes = {
  workbench: processes.workbench.handler(({ input, context }) => viewWorkbench(context.platform, context.actor, input)),
  workRows: processes.workRows.handler(({ input, context }) => listWork(context.platform, context.actor, input)),
  similarTo: processes.similarTo.handler(({ input, context }) => similarTo(context.platform, context.actor, input)),
  propose: processes.propose.handler(({ input, context }) => proposeAnswers(context.platform, context.actor, input)),
  settle: processes.settle.handler(({ input, context }) => settleAnswers(context.platform, context.actor, input)),
  acknowledge: processes.acknowledge.handler(({ input, context }) =>
    acknowledgeAnswer(context.platform, context.actor, input),
  ),
  linkChange: processes.linkChange.handler(({ input, context }) => linkChange(context.platform, context.actor, input)),
  unlinkChange: processes.unlinkChange.handler(({ input, context }) =>
    unlinkChange(context.platform, context.actor, input),
  ),
  splitContribution: processes.splitContribution.handler(({ input, context }) =>
    splitContribution(context.platform, context.actor, input),
  ),
  assignAnswers: processes.assignAnswers.handler(({ input, context }) =>
    assignAnswers(context.platform, context.actor, input),
  ),
  answersHead: processes.answersHead.handler(({ input, context }) =>
    viewAnswersHead(context.platform, context.actor, input),
  ),
  answers: processes.answers.handler(({ input, context }) => listAnswers(context.platform, context.actor, input)),
  answer: processes.answer.handler(({ input, context }) => viewAnswer(context.platform, context.actor, input)),
}

export const answeringRoutes = { ...issueRoutes, ...answerRoutes }
