import { z } from 'zod'
import { rowCount, rowId, rowJson, rowTime } from '../kernel/rows.ts'
import { commentState, reactionKind, threadState } from './contract.ts'

export const exportedThread = z.strictObject({
  id: rowId,
  pageId: rowId,
  title: z.string(),
  anchor: rowJson,
  place: z.enum(['page', 'draft', 'revision', 'diff']),
  draftId: rowId.nullable(),
  revisionId: rowId.nullable(),
  reviewId: rowId.nullable(),
  blockId: z.string().nullable(),
  state: threadState,
  startedById: rowId.nullable(),
  startedAt: rowTime,
  activeAt: rowTime,
  published: rowCount,
  resolvedById: rowId.nullable(),
  resolvedAt: rowTime.nullable(),
})

export const exportedComment = z.strictObject({
  id: rowId,
  threadId: rowId,
  authorId: rowId.nullable(),
  guestName: z.string().nullable(),
  text: z.string(),
  proposedText: z.string().nullable(),
  proposedState: z.enum(['open', 'accepted', 'declined']).nullable(),
  proposedDecidedById: rowId.nullable(),
  state: commentState,
  writtenAt: rowTime,
  editedAt: rowTime.nullable(),
  edits: rowCount,
  reason: z.string(),
  decidedById: rowId.nullable(),
  decidedAt: rowTime.nullable(),
})

export const exportedCommentVersion = z.strictObject({
  commentId: rowId,
  number: rowCount,
  text: z.string(),
  writtenAt: rowTime,
})

export const exportedReaction = z.strictObject({
  commentId: rowId,
  userId: rowId,
  kind: reactionKind,
  reactedAt: rowTime,
})

export const exportedNotice = z.strictObject({
  userId: rowId,
  commentId: rowId,
  kind: z.enum(['mention', 'reply']),
  at: rowTime,
  readAt: rowTime.nullable(),
})

export const exportedReport = z.strictObject({
  id: rowId,
  commentId: rowId,
  reporterId: rowId,
  reason: z.string(),
  reportedAt: rowTime,
  outcome: z.enum(['handled', 'dismissed']).nullable(),
  answer: z.string(),
  decidedById: rowId.nullable(),
  decidedAt: rowTime.nullable(),
})

export const exportedSetting = z.strictObject({
  id: rowId,
  pageId: rowId,
  closed: z.boolean(),
  guests: z.boolean(),
  reason: z.string(),
  setById: rowId,
  setAt: rowTime,
})
