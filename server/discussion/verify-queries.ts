import { anchor as anchorShape } from '@fieldword/shared/discussion/anchor-contract.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { checkEach, correctRow, type Damage } from '../platform/verifying.ts'

const rows = 500

interface ThreadFacts {
  readonly id: string
  readonly slug: string | null
  readonly anchor: unknown
  readonly place: string
  readonly published: number
  readonly counted: number
  readonly comments: number
  readonly isTextOnPage: boolean
}

/** [VER9] Threads: that they are about a page and a text of it, hold on to something that can be read, and count what is in them. */
export const threadsCheck = checkEach('threads', readFacts, wrongIn)

function readFacts(tx: Tx, last: ThreadFacts | null): Promise<ThreadFacts[]> {
  return tx.$queryRaw<ThreadFacts[]>`
    SELECT thread.id, page.slug, thread.anchor, thread.place::text AS place, thread.published,
      (SELECT count(*)::int FROM comments WHERE thread_id = thread.id AND state = 'published') AS counted,
      (SELECT count(*)::int FROM comments WHERE thread_id = thread.id) AS comments,
      thread.revision_id IS NULL
        OR EXISTS (SELECT FROM revisions WHERE id = thread.revision_id AND page_id = thread.page_id) AS "isTextOnPage"
    FROM threads thread LEFT JOIN pages page ON page.id = thread.page_id
    WHERE ${last?.id ?? null}::uuid IS NULL OR thread.id > ${last?.id ?? null}::uuid
    ORDER BY thread.id LIMIT ${rows}`
}

function wrongIn({ id, slug, anchor, place, published, counted, comments, isTextOnPage }: ThreadFacts): Damage[] {
  const problems: string[] = []
  if (slug === null) problems.push('Its page is not there.')
  if (!isTextOnPage) problems.push('What it is about is not a revision of its page.')
  if (comments === 0) problems.push('Nobody says anything in it.')
  if (published !== counted) problems.push(`It counts ${published} published comments and has ${counted}.`)
  if ((anchor === null) !== (place === 'page'))
    problems.push('It says that it is about the page, or holds on to a text: not both.')
  else if (anchor !== null && !anchorShape.safeParse(anchor).success)
    problems.push('What it holds on to cannot be read.')
  return problems.map(problem => ({ what: `thread of ${slug ?? 'no page'} (${id})`, problem, remedy: correctRow }))
}
