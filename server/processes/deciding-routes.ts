import { api } from '../platform/api.ts'
import { adopt } from './adopting-commands.ts'
import { previewAdoption, tellAdoption } from './adoptions.ts'
import { listVotes, readBallot } from './ballots.ts'
import { listMeetings, listMinutes, readMeeting } from './convening.ts'
import { addMeeting, addMinutes, addPoll, correctMeeting, setAttendance } from './convening-commands.ts'
import { listReports } from './maintaining.ts'
import { callCycle, decideErratum, reportErratum } from './maintaining-commands.ts'
import { addNote, withdrawNote } from './minority-note-commands.ts'
import { listNotes } from './minority-notes.ts'
import { raiseObjection, setSupport, takeStep } from './objecting-commands.ts'
import { listObjections } from './objections.ts'
import { castVote } from './voting-commands.ts'

const { processes } = api

const conveningRoutes = {
  meetings: processes.meetings.handler(({ input, context: { platform, actor } }) =>
    listMeetings(platform, actor, input),
  ),
  meeting: processes.meeting.handler(({ input, context: { platform, actor } }) => readMeeting(platform, actor, input)),
  addMeeting: processes.addMeeting.handler(({ input, context: { platform, actor } }) =>
    addMeeting(platform, actor, input),
  ),
  correctMeeting: processes.correctMeeting.handler(({ input, context: { platform, actor } }) =>
    correctMeeting(platform, actor, input),
  ),
  setAttendance: processes.setAttendance.handler(({ input, context: { platform, actor } }) =>
    setAttendance(platform, actor, input),
  ),
  minutes: processes.minutes.handler(({ input, context: { platform, actor } }) => listMinutes(platform, actor, input)),
  addMinutes: processes.addMinutes.handler(({ input, context: { platform, actor } }) =>
    addMinutes(platform, actor, input),
  ),
  addPoll: processes.addPoll.handler(({ input, context: { platform, actor } }) => addPoll(platform, actor, input)),
  minorityNotes: processes.minorityNotes.handler(({ input, context: { platform, actor } }) =>
    listNotes(platform, actor, input),
  ),
  addMinorityNote: processes.addMinorityNote.handler(({ input, context: { platform, actor } }) =>
    addNote(platform, actor, input),
  ),
  withdrawMinorityNote: processes.withdrawMinorityNote.handler(({ input, context: { platform, actor } }) =>
    withdrawNote(platform, actor, input),
  ),
}

const lastCallRoutes = {
  objections: processes.objections.handler(({ input, context: { platform, actor } }) =>
    listObjections(platform, actor, input),
  ),
  object: processes.object.handler(({ input, context: { platform, actor } }) => raiseObjection(platform, actor, input)),
  takeObjectionOn: processes.takeObjectionOn.handler(({ input, context: { platform, actor } }) =>
    takeStep(platform, actor, input),
  ),
  supportObjection: processes.supportObjection.handler(({ input, context: { platform, actor } }) =>
    setSupport(platform, actor, input),
  ),
}

const adoptionRoutes = {
  ballot: processes.ballot.handler(({ input, context: { platform, actor } }) =>
    readBallot(platform, actor, input.slug),
  ),
  vote: processes.vote.handler(({ input, context: { platform, actor } }) => castVote(platform, actor, input)),
  votes: processes.votes.handler(({ input, context: { platform, actor } }) => listVotes(platform, actor, input)),
  adoptionPreview: processes.adoptionPreview.handler(({ input, context: { platform, actor } }) =>
    previewAdoption(platform, actor, input.slug),
  ),
  adopt: processes.adopt.handler(({ input, context: { platform, actor } }) => adopt(platform, actor, input)),
  adoptionOf: processes.adoptionOf.handler(async ({ input, context: { platform, actor } }) => ({
    adoption: await tellAdoption(platform, actor, input.version),
  })),
}

const maintenanceRoutes = {
  errata: processes.errata.handler(({ input, context: { platform, actor } }) => listReports(platform, actor, input)),
  reportErratum: processes.reportErratum.handler(({ input, context: { platform, actor } }) =>
    reportErratum(platform, actor, input),
  ),
  decideErratum: processes.decideErratum.handler(({ input, context: { platform, actor } }) =>
    decideErratum(platform, actor, input),
  ),
  callCycle: processes.callCycle.handler(({ input, context: { platform, actor } }) =>
    callCycle(platform, actor, input),
  ),
}

export const decidingRoutes = {
  ...conveningRoutes,
  ...lastCallRoutes,
  ...adoptionRoutes,
  ...maintenanceRoutes,
}
