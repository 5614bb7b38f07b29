import type { Tx } from '../platform/database/prisma.ts'

export interface NoticeToTell {
  readonly userId: string
  readonly kind: 'mention' | 'reply'
  readonly commentId: string
  readonly text: string
  /** Null for a visitor. */
  readonly authorId: string | null
  readonly slug: string
  readonly title: string
}

/** [DSC22] Who is to be told of a comment, as long as it is there to be read. Members all read what members do. */
export function findNotices(tx: Tx, commentId: string): Promise<NoticeToTell[]> {
  return tx.$queryRaw<NoticeToTell[]>`
    SELECT notice.user_id AS "userId", notice.kind::text AS kind, comment.id AS "commentId",
      comment.text, comment.author_id AS "authorId", page.slug, page.title
    FROM comment_notices notice JOIN comments comment ON comment.id = notice.comment_id
    JOIN threads thread ON thread.id = comment.thread_id JOIN pages page ON page.id = thread.page_id
    WHERE comment.id = ${commentId}::uuid AND comment.state = 'published' AND page.deleted_at IS NULL`
}
