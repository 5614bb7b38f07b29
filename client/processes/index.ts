import adopt from './adopt.page.tsx'
import answer from './answer.page.tsx'
import happened from './answers.page.tsx'
import ballot from './ballot.page.tsx'
import charter from './charter.page.tsx'
import comment from './contributions/comment.page.tsx'
import contribution from './contributions/contribution.page.tsx'
import enter from './contributions/enter.page.tsx'
import file from './contributions/file.page.tsx'
import files from './contributions/files.page.tsx'
import hideContribution from './contributions/hide.page.tsx'
import mine from './contributions/mine.page.tsx'
import dispositionDocument from './disposition-document.page.tsx'
import dispositions from './dispositions.page.tsx'
import edit from './edit.page.tsx'
import errata from './errata.page.tsx'
import issue from './issue.page.tsx'
import issues from './issues.page.tsx'
import list from './list.page.tsx'
import log from './log.page.tsx'
import meeting from './meeting.page.tsx'
import meetings from './meetings.page.tsx'
import minorityNotes from './minority-notes.page.tsx'
import newProcess from './new.page.tsx'
import objections from './objections.page.tsx'
import people from './people.page.tsx'
import process from './process.page.tsx'
import rate from './rate.page.tsx'
import reasons from './reasons.page.tsx'
import ratingResults from './results.page.tsx'
import run from './run.page.tsx'
import stageEdit from './stage-edit.page.tsx'
import answers from './survey/answers.page.tsx'
import questions from './survey/questions.page.tsx'
import results from './survey/results.page.tsx'
import survey from './survey/survey.page.tsx'
import { tracingPages } from './tracing-pages.ts'
import words from './words.page.tsx'

export const processesPages = {
  'processes/answer': answer,
  'processes/answers': happened,
  'processes/disposition-document': dispositionDocument,
  'processes/dispositions': dispositions,
  'processes/issue': issue,
  'processes/issues': issues,
  'processes/list': list,
  // Before the page of a process, whose address it would else be.
  'processes/new': newProcess,
  'processes/charter': charter,
  'processes/edit': edit,
  'processes/log': log,
  'processes/people': people,
  'processes/run': run,
  'processes/stage-edit': stageEdit,
  'processes/words': words,
  'processes/process': process,
  'processes/contributions/comment': comment,
  'processes/contributions/contribution': contribution,
  'processes/contributions/hide': hideContribution,
  'processes/contributions/mine': mine,
  'processes/contributions/enter': enter,
  'processes/contributions/files': files,
  'processes/contributions/file': file,
  'processes/survey/survey': survey,
  'processes/survey/results': results,
  'processes/survey/answers': answers,
  'processes/survey/questions': questions,
  ...tracingPages,
  'processes/meetings': meetings,
  'processes/meeting': meeting,
  'processes/minority-notes': minorityNotes,
  'processes/objections': objections,
  'processes/ballot': ballot,
  'processes/adopt': adopt,
  'processes/errata': errata,
  'processes/rate': rate,
  'processes/results': ratingResults,
  'processes/reasons': reasons,
}

export { OwnActs } from './own-acts.tsx'
export { ProcessPanel } from './process-panel.tsx'
