import {
  exportedAnswerContribution,
  exportedAnswers,
  exportedContribution,
  exportedInvitation,
  exportedMember,
  exportedParticipant,
  exportedProcess,
  exportedProcessEvent,
  exportedStage,
  exportedStance,
} from '@fieldword/shared/processes/exported.ts'
import { exportedRating, exportedRatingRound } from '@fieldword/shared/processes/rating/exported.ts'
import type { CarriedTable } from '../platform/database/carried.ts'
import { carriedAnswering } from './answering/carried.ts'
import { carriedDeciding } from './deciding-carried.ts'
import { carriedTracing } from './tracing-carried.ts'

export const carriedProcesses: readonly CarriedTable[] = [
  { name: 'processes', row: exportedProcess, key: ['id'] },
  { name: 'process_stages', row: exportedStage, key: ['id'] },
  { name: 'process_events', row: exportedProcessEvent, key: ['processId', 'number'] },
  { name: 'process_members', row: exportedMember, key: ['id'] },
  { name: 'process_participants', row: exportedParticipant, key: ['processId', 'userId'] },
  { name: 'process_invitations', row: exportedInvitation, key: ['id'] },
  { name: 'contributions', row: exportedContribution, key: ['id'] },
  { name: 'contribution_stances', row: exportedStance, key: ['contributionId', 'userId'] },
  { name: 'survey_answers', row: exportedAnswers, key: ['id'] },
  { name: 'answer_contributions', row: exportedAnswerContribution, key: ['contributionId'] },
  ...carriedTracing,
  ...carriedDeciding,
  ...carriedAnswering,
  { name: 'rating_rounds', row: exportedRatingRound, key: ['id'] },
  { name: 'ratings', row: exportedRating, key: ['roundId', 'userId', 'elementId', 'turn'] },
]
