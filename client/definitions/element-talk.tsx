import { IconMessage } from '@tabler/icons-react'
import { capitalised, counted } from '../ui/in-words.ts'

interface ElementTalkProps {
  readonly slug: string
  readonly elementId: string
  /** Of the element, for those who hear the link alone. */
  readonly number: number
  readonly threads: number
}

/** [DEF99] How many open threads there are about an element, and the way to them; nothing where there are none. */
export function ElementTalk({ slug, elementId, number, threads }: ElementTalkProps) {
  if (threads === 0) return null
  return (
    <a className="els__copy" href={`/wiki/${slug}/talk?${new URLSearchParams({ block: elementId })}`}>
      <IconMessage className="i" aria-hidden="true" />
      {capitalised(counted(threads, 'open thread'))}
      <span className="fw-vh"> about element {number}</span>
    </a>
  )
}
