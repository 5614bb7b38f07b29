import {
  exportedAdoption,
  exportedAttendee,
  exportedErratumDecision,
  exportedMeeting,
  exportedMeetingCount,
  exportedMeetingItem,
  exportedMinorityNote,
  exportedObjectionStep,
  exportedStrawPoll,
  exportedVote,
  exportedWithheldWords,
} from '@fieldword/shared/processes/deciding-exported.ts'
import type { CarriedTable } from '../platform/database/carried.ts'

export const carriedDeciding: readonly CarriedTable[] = [
  { name: 'meetings', row: exportedMeeting, key: ['id'] },
  { name: 'meeting_attendees', row: exportedAttendee, key: ['meetingId', 'userId'] },
  { name: 'meeting_counts', row: exportedMeetingCount, key: ['meetingId', 'stratum'] },
  { name: 'meeting_items', row: exportedMeetingItem, key: ['contributionId'] },
  { name: 'straw_polls', row: exportedStrawPoll, key: ['id'] },
  { name: 'minority_notes', row: exportedMinorityNote, key: ['id'] },
  { name: 'withheld_words', row: exportedWithheldWords, key: ['id'] },
  { name: 'objection_steps', row: exportedObjectionStep, key: ['contributionId', 'number'] },
  { name: 'ballot_votes', row: exportedVote, key: ['stageId', 'userId', 'number'] },
  { name: 'adoptions', row: exportedAdoption, key: ['processId'] },
  { name: 'erratum_decisions', row: exportedErratumDecision, key: ['contributionId'] },
]
