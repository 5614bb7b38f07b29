import type { ReactionKind, ThreadState } from '@fieldword/shared/discussion/contract.ts'
import type { Api } from '../platform/page.ts'

/** What a form of a discussion holds, to be shown again where it was refused. */
export interface Sent {
  readonly act: string
  /** The thread that is answered; none where one is started. */
  readonly thread: string
  readonly title: string
  readonly text: string
  readonly guestName: string
}

export function sentIn(form: URLSearchParams | null): Sent | null {
  if (!form) return null
  const of = (name: string) => (form.get(name) ?? '').replaceAll('\r\n', '\n')
  return { act: of('act'), thread: of('thread'), title: of('title'), text: of('text'), guestName: of('guestName') }
}

/** What became of a form: a comment to go to, one that waits, or a thread that changed. */
export type Done = { readonly comment: string } | { readonly held: true } | { readonly thread: string }

/** Carries out one of the forms of a discussion; null for one that is none of them. */
export async function carryOut(api: Api, slug: string, form: URLSearchParams): Promise<Done | null> {
  const sent = sentIn(form)
  const guest = guestIn(form)
  switch (sent?.act) {
    case 'start': {
      const { title, text } = sent
      return doneBy(await api.discussion.start({ slug, title, text, ...guest }))
    }
    case 'reply':
      return doneBy(await api.discussion.reply({ id: sent.thread, text: sent.text, ...guest }))
    case 'state':
      await api.discussion.setState({ id: sent.thread, state: form.get('state') as ThreadState })
      return { thread: sent.thread }
    case 'react': {
      const id = form.get('comment') ?? ''
      await api.discussion.react({ id, kind: form.get('kind') as ReactionKind, on: form.get('on') === 'true' })
      return { comment: id }
    }
    default:
      return null
  }
}

function doneBy({ commentId, state }: { readonly commentId: string; readonly state: 'published' | 'held' }): Done {
  return state === 'held' ? { held: true } : { comment: commentId }
}

/** What visitors are asked for. */
export function guestIn(form: URLSearchParams) {
  return { ...optional('guestName', form), ...optional('website', form) }
}

/** Left out where it was not filled in: what visitors are asked for, nobody else is. */
function optional(name: 'guestName' | 'website', form: URLSearchParams) {
  const value = form.get(name)?.trim()
  return value ? { [name]: value } : {}
}
