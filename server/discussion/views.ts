import { anchor as anchorShape } from '@fieldword/shared/discussion/anchor-contract.ts'
import { commentHtml } from '@fieldword/shared/discussion/comment-html.ts'
import type { Comment, Thread } from '@fieldword/shared/discussion/contract.ts'
import { mentionedIn } from '@fieldword/shared/discussion/mentions.ts'
import type { Person } from '@fieldword/shared/kernel/contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { can, type Discussable } from '@fieldword/shared/policy/can.ts'
import { isTextShown } from '@fieldword/shared/revisions/hiding.ts'
import { type PageRecord, pageRefOf, protectionOf } from '../pages/index.ts'
import type { Platform } from '../platform/platform.ts'
import type { RevisionRow } from '../revisions/index.ts'
import type { CommentRow, ReactionRow } from './comment-queries.ts'
import type { ThreadRow } from './thread-queries.ts'

/** All that threads and comments speak of, read before they are told. */
export interface Around {
  readonly actor: Actor
  readonly platform: Platform
  readonly people: ReadonlyMap<string, Person>
  readonly pages: ReadonlyMap<string, PageRecord>
  readonly settings: ReadonlyMap<string, Discussable>
  readonly revisions: ReadonlyMap<string, RevisionRow>
  readonly reactions: ReadonlyMap<string, readonly ReactionRow[]>
}

export function threadView(
  row: ThreadRow,
  comments: readonly CommentRow[],
  around: Around,
): Omit<Thread, 'nextCursor'> {
  const page = around.pages.get(row.pageId)
  const settings = around.settings.get(row.pageId)
  if (!page || !settings) throw new Error(`The thread ${row.id} is about a page that is not there.`)
  const { id, title, state, startedById, startedAt, activeAt, resolvedById, resolvedAt, published } = row
  const isPresent = page.deletedAt === null
  const { editableBy } = protectionOf(around.platform, page)
  return {
    ...{ id, title, state, page: pageRefOf(around.platform, page), anchor: anchorOf(row, around) },
    revisionNumber: around.revisions.get(row.revisionId ?? '')?.number ?? null,
    startedBy: around.people.get(startedById ?? '') ?? null,
    startedAt: startedAt.toISOString(),
    activeAt: activeAt.toISOString(),
    resolvedBy: around.people.get(resolvedById ?? '') ?? null,
    resolvedAt: resolvedAt?.toISOString() ?? null,
    comments: comments.map(comment => commentView(comment, around, isPresent)),
    commentCount: published,
    may: {
      reply: isPresent && can(around.actor, 'comment:write', settings),
      resolve: isPresent && can(around.actor, 'thread:resolve', { startedById, editableBy }),
    },
  }
}

/** [DSC13] Without its quote where the text it was taken from may not be read. */
export function anchorOf(
  { anchor, revisionId }: Pick<ThreadRow, 'anchor' | 'revisionId'>,
  { revisions, actor }: Pick<Around, 'revisions' | 'actor'>,
): Thread['anchor'] {
  if (anchor === null) return null
  const told = anchorShape.parse(anchor)
  const revision = revisionId === null ? null : revisions.get(revisionId)
  return revision && !isTextShown(revision, actor) ? { ...told, quote: null, from: 0, to: 0 } : told
}

export function commentView(row: CommentRow, around: Around, isPresent = true): Comment {
  const { actor, people } = around
  const { id, threadId, state, guestName, authorId, writtenAt, editedAt, edits } = row
  const moderates = can(actor, 'comment:moderate')
  const isShown = state === 'published' || (moderates && state !== 'deleted')
  const text = isShown ? row.text : ''
  const isOpen = isPresent && state === 'published'
  return {
    ...{ id, threadId, state, text, edits },
    author: people.get(authorId ?? '') ?? null,
    guestName,
    html: isShown ? commentHtml(text, id => people.get(id)?.name) : '',
    mentions: mentionedIn(text).flatMap(id => people.get(id) ?? []),
    proposed: isShown ? proposedOf(row, people) : null,
    reactions: isShown ? (around.reactions.get(id) ?? []).map(reaction => reactionView(reaction, people)) : [],
    writtenAt: writtenAt.toISOString(),
    editedAt: editedAt?.toISOString() ?? null,
    reason: state === 'hidden' || moderates ? row.reason : '',
    may: {
      change: isOpen && can(actor, 'comment:change', { authorId }),
      react: isOpen && can(actor, 'comment:react'),
      report: isOpen && can(actor, 'comment:report') && actor.id !== authorId,
      moderate: moderates && state !== 'deleted',
    },
  }
}

function proposedOf(row: CommentRow, people: Around['people']): Comment['proposed'] {
  const { proposedText: text, proposedState: state, proposedDecidedById } = row
  if (text === null || state === null) return null
  return { text, state, decidedBy: people.get(proposedDecidedById ?? '') ?? null }
}

function reactionView({ kind, count, userIds, mine }: ReactionRow, people: Around['people']) {
  return { kind, count, mine, people: userIds.flatMap(id => people.get(id) ?? []) }
}
