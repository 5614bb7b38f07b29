import { api } from '../platform/api.ts'
import { answerSurvey } from './answering-survey-commands.ts'
import { editSurvey } from './questions-commands.ts'
import { viewSurvey, viewSurveyResults } from './survey-reading.ts'

const { processes } = api

export const surveyRoutes = {
  survey: processes.survey.handler(({ input, context }) => viewSurvey(context.platform, context.actor, input)),
  answerSurvey: processes.answerSurvey.handler(({ input, context }) =>
    answerSurvey(context.platform, context.actor, input),
  ),
  surveyResults: processes.surveyResults.handler(({ input, context }) =>
    viewSurveyResults(context.platform, context.actor, input),
  ),
  editSurvey: processes.editSurvey.handler(({ input, context }) => editSurvey(context.platform, context.actor, input)),
}
