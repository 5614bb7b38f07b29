import type { Thread } from '@fieldword/shared/discussion/contract.ts'
import type { Api } from '../platform/page.ts'
import { refusalOf } from '../platform/refusal-of.ts'

/** What is said about a review; nothing where its page is deleted, of which the review can still be read. */
export async function threadsAbout(api: Api, slug: string, reviewId: string): Promise<readonly Thread[]> {
  try {
    const { items } = await api.discussion.threads({ slug, place: 'diff', reviewId, limit: 100 })
    return items
  } catch (error) {
    if (refusalOf(error).code === 'page-deleted') return []
    throw error
  }
}

/** [DSC65] What a form of a thread, or below a changed block, asks for. Null where the form is another one of the page. */
export async function discussIn(api: Api, reviewId: string, form: URLSearchParams): Promise<string | null> {
  const text = form.get('text') ?? ''
  const thread = form.get('thread') ?? ''
  switch (form.get('discuss')) {
    case 'reply':
      await api.discussion.reply({ id: thread, text })
      return `t-${thread}`
    case 'resolved':
    case 'open':
      await api.discussion.setState({ id: thread, state: form.get('discuss') === 'open' ? 'open' : 'resolved' })
      return `t-${thread}`
    case 'start': {
      const { threadId } = await api.discussion.startInReview({
        ...{ id: reviewId, slug: form.get('slug') ?? '', side: form.get('side') === 'old' ? 'old' : 'new' },
        ...{ blockId: form.get('block') ?? '', words: form.get('words') ?? '', text },
      })
      return `t-${threadId}`
    }
    default:
      return null
  }
}

/** Where a comment that was sent was to stand, and what was written. */
export function commentIn(form: URLSearchParams | null): { to: string; words: string; text: string } | null {
  if (!form?.has('discuss')) return null
  const of = (name: string) => form.get(name) ?? ''
  return { to: form.get('thread') ?? of('block'), words: of('words'), text: of('text') }
}
