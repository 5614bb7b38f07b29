import type { Anchor } from '@fieldword/shared/discussion/anchor-contract.ts'
import type { Thread, ThreadState } from '@fieldword/shared/discussion/contract.ts'
import { useCallback, useEffect, useRef, useState } from 'react'
import { api, failureOf } from '../../platform/api.ts'
import type { Store } from '../store.ts'
import { useStore } from '../use-store.ts'

export interface AnchoredThread {
  readonly threadId: string
  readonly state: ThreadState
  readonly anchor: Anchor
}

export interface Threads {
  /** Of all threads on this draft: their words are marked, whether the thread itself is loaded or not. */
  readonly anchored: readonly AnchoredThread[]
  /** The newest of them that are open, or resolved. */
  readonly loaded: readonly Thread[]
  readonly hasMore: boolean
  readonly problem: string
}

const atOnce = 50
const nothing: Threads = { anchored: [], loaded: [], hasMore: false, problem: '' }

/** [DSC60] The threads on a draft, asked for anew whenever the server says that they changed. */
export function useThreads(slug: string, state: ThreadState, discussed: Store<number>) {
  const [threads, setThreads] = useState(nothing)
  const [pages, setPages] = useState(1)
  const news = useStore(discussed)
  const [asked, setAsked] = useState(0)
  const latest = useRef(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `news` and `asked` say that there is something new
  useEffect(() => {
    latest.current += 1
    const turn = latest.current
    const isCurrent = () => turn === latest.current
    Promise.all([readAnchored(slug), readThreads(slug, state, pages)]).then(
      ([anchored, { items, hasMore }]) => isCurrent() && setThreads({ anchored, loaded: items, hasMore, problem: '' }),
      error => isCurrent() && setThreads(before => ({ ...before, problem: failureOf(error).message })),
    )
  }, [slug, state, pages, news, asked])
  const reload = useCallback(() => setAsked(count => count + 1), [])
  const showMore = useCallback(() => setPages(count => count + 1), [])
  return { ...threads, reload, showMore }
}

async function readAnchored(slug: string): Promise<AnchoredThread[]> {
  const { items } = await api.discussion.anchors({ slug, place: 'draft', limit: 5000 })
  return items
}

async function readThreads(slug: string, state: ThreadState, pages: number) {
  const items: Thread[] = []
  let cursor: string | undefined
  for (let page = 0; page < pages; page += 1) {
    const list = await api.discussion.threads({ slug, place: 'draft', state, limit: atOnce, ...(cursor && { cursor }) })
    items.push(...list.items)
    if (list.nextCursor === null) return { items, hasMore: false }
    cursor = list.nextCursor
  }
  return { items, hasMore: true }
}
