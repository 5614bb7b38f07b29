import type { DraftView } from '@fieldword/shared/collab/contract.ts'
import type { Anchor } from '@fieldword/shared/discussion/anchor-contract.ts'
import type { Thread, ThreadState } from '@fieldword/shared/discussion/contract.ts'
import type { Editor } from '@tiptap/core'
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { api } from '../../platform/api.ts'
import type { Announcer } from '../announcements.ts'
import type { Connection } from '../connection.ts'
import type { Store } from '../store.ts'
import { useStore } from '../use-store.ts'
import { alignCards } from './align-cards.ts'
import type { Range } from './block-places.ts'
import { Candidates } from './candidates.tsx'
import { commentedWordsPlugin, markActive, threadAt } from './commented-words.ts'
import { NewComment } from './new-comment.tsx'
import { replaceWords, wordsAt } from './proposed-edit.ts'
import { ThreadCard } from './thread-card.tsx'
import { useThreads } from './use-threads.ts'
import { type Standing, useWordsOnPage } from './words-on-page.ts'

export interface RailProps {
  readonly editor: Editor
  readonly connection: Connection
  readonly draft: DraftView
  readonly announcer: Announcer
  /** What somebody wants to comment on, by the toolbar or its key. */
  readonly wanted: Store<Range | null>
}

const gone: Standing = { kind: 'gone' }

/** [DSC61] Comments beside their words. In narrow windows it is a drawer. */
export function Rail({ editor, connection, draft, announcer, wanted }: RailProps) {
  const [state, setState] = useState<ThreadState>('open')
  const [isOpen, setOpen] = useState(false)
  const [active, setActive] = useState<string | null>(null)
  const threads = useThreads(draft.pageSlug, state, connection.discussed)
  const { anchored, loaded } = threads
  const marked = useMemo(() => anchored.filter(each => each.state === state), [anchored, state])
  const rail = useRef<HTMLElement>(null)
  usePlugin(editor, threadId => {
    setOpen(true)
    setActive(threadId)
  })
  const standings = useWordsOnPage(editor, marked)
  useEffect(() => markActive(editor.view, active), [editor, active])
  const wish = useWish(editor, wanted, threadId => {
    setOpen(true)
    setActive(threadId)
    rail.current?.querySelector<HTMLElement>(`[data-thread="${threadId}"]`)?.focus()
  })
  const changed = (words: string) => {
    announcer.politely(words)
    threads.reload()
  }

  const standingOf = ({ id }: Thread) => standings.get(id) ?? gone
  const placed = loaded.filter(thread => standingOf(thread).kind === 'found')
  placed.sort((a, b) => startIn(standingOf(a)) - startIn(standingOf(b)))
  const list = useAligned(editor, placed, standings, wish)
  const jump = (standing: Standing) => () => {
    if (standing.kind !== 'found') return
    setOpen(false)
    editor.chain().focus().setTextSelection({ from: standing.from, to: standing.to }).scrollIntoView().run()
  }
  const card = (thread: Thread, children?: React.ReactNode) => {
    const standing = standingOf(thread)
    return (
      <ThreadCard
        key={thread.id}
        thread={thread}
        label={standing.kind === 'found' ? standing.label : ''}
        isActive={active === thread.id}
        onJump={standing.kind === 'found' ? jump(standing) : null}
        onPick={() => setActive(thread.id)}
        onChanged={() => changed('The comments changed.')}
        onAccept={acceptorOf(editor, thread, standing, () => changed('The words were replaced.'))}
      >
        {children}
      </ThreadCard>
    )
  }
  const asked = loaded.filter(thread => standingOf(thread).kind === 'ambiguous')
  const orphaned = loaded.filter(thread => standingOf(thread).kind === 'gone')
  const count = (of: ThreadState) => anchored.filter(each => each.state === of).length
  return (
    <>
      <button type="button" className="ed__railb fw-btn" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        Comments {count('open')}
      </button>
      <aside ref={rail} className="ed__rail" aria-label="Comments" data-open={isOpen || wish !== null ? '' : undefined}>
        <div className="fw-seg">
          {(['open', 'resolved'] as const).map(each => (
            <button key={each} type="button" aria-pressed={state === each} onClick={() => setState(each)}>
              {each === 'open' ? 'Open' : 'Resolved'} {count(each)}
            </button>
          ))}
        </div>
        {threads.problem === '' ? null : (
          <p className="fw-error" role="alert">
            {threads.problem}{' '}
            <button type="button" className="fw-btn fw-btn--sm" onClick={threads.reload}>
              Try again
            </button>
          </p>
        )}
        <Aside title="Which words do they mean?" count={asked.length}>
          {asked.map(thread =>
            card(thread, <Which editor={editor} thread={thread} standing={standingOf(thread)} onChosen={changed} />),
          )}
        </Aside>
        <Aside title="Their words are gone" count={orphaned.length}>
          {orphaned.map(thread => card(thread))}
        </Aside>
        {loaded.length === 0 && wish === null && threads.problem === '' ? (
          <p className="fw-help">
            {state === 'open' ? 'No open comments. Select words and press Comment.' : 'Nothing resolved yet.'}
          </p>
        ) : null}
        <div ref={list} className="ed__cards">
          {insertedAt(placed, standings, wish).map(each =>
            each === 'new' && wish ? (
              <NewComment
                key="new"
                editor={editor}
                slug={draft.pageSlug}
                range={wish}
                onClose={started => {
                  wanted.set(null)
                  if (started) changed('Your comment was added.')
                  editor.commands.focus()
                }}
              />
            ) : (
              each !== 'new' && card(each)
            ),
          )}
        </div>
        {threads.hasMore ? (
          <button type="button" className="fw-btn fw-btn--sm" onClick={threads.showMore}>
            Show more
          </button>
        ) : null}
      </aside>
    </>
  )
}

interface AsideProps {
  readonly title: string
  readonly count: number
  readonly children: React.ReactNode
}

/** Threads that stand beside no words. Folded, so that the others can stand beside theirs. */
function Aside({ title, count, children }: AsideProps) {
  if (count === 0) return null
  return (
    <details className="cmts__aside">
      <summary>
        {title} {count}
      </summary>
      {children}
    </details>
  )
}

function usePlugin(editor: Editor, onPick: (threadId: string) => void): void {
  const latest = useRef(onPick)
  latest.current = onPick
  useLayoutEffect(() => {
    const plugin = commentedWordsPlugin(threadId => latest.current(threadId))
    editor.registerPlugin(plugin)
    return () => {
      if (!editor.isDestroyed) editor.unregisterPlugin(plugin.spec.key ?? '')
    }
  }, [editor])
}

/** What is to be commented on. Asked for within commented words, without a selection, it is their thread that is meant. */
function useWish(editor: Editor, wanted: Store<Range | null>, onThread: (threadId: string) => void): Range | null {
  const range = useStore(wanted)
  const existing = range && range.from === range.to ? threadAt(editor.state, range.from) : null
  const latest = useRef(onThread)
  latest.current = onThread
  useEffect(() => {
    if (existing === null) return
    wanted.set(null)
    latest.current(existing)
  }, [existing, wanted])
  return existing === null ? range : null
}

const startIn = (standing: Standing) => (standing.kind === 'found' ? standing.from : 0)

/** The cards in the order of their words, with the new comment among them. */
function insertedAt(placed: readonly Thread[], standings: ReadonlyMap<string, Standing>, wish: Range | null) {
  if (!wish) return placed
  const before = placed.filter(({ id }) => startIn(standings.get(id) ?? gone) <= wish.from)
  return [...before, 'new' as const, ...placed.slice(before.length)]
}

function useAligned(
  editor: Editor,
  placed: readonly Thread[],
  standings: ReadonlyMap<string, Standing>,
  wish: Range | null,
) {
  const list = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: other cards are to be measured anew
  useLayoutEffect(() => {
    const align = () => {
      if (!list.current || editor.isDestroyed) return
      alignCards(list.current, editor.view, threadId => {
        if (threadId === '') return wish?.from ?? null
        const standing = standings.get(threadId)
        return standing?.kind === 'found' ? standing.from : null
      })
    }
    align()
    const watching = new ResizeObserver(align)
    for (const card of list.current?.children ?? []) watching.observe(card)
    watching.observe(editor.view.dom)
    return () => watching.disconnect()
  }, [editor, placed, standings, wish])
  return list
}

/** [DSC64] Null where nothing can be accepted here. Recorded before it is typed: whoever decides second changes nothing. */
function acceptorOf(editor: Editor, thread: Thread, standing: Standing, onDone: () => void) {
  const [comment] = thread.comments
  const { proposed = null, id = '' } = comment ?? {}
  const quote = thread.anchor?.quote?.exact
  if (!proposed || !editor.isEditable || standing.kind !== 'found' || wordsAt(editor, standing) !== quote) return null
  return async () => {
    await api.discussion.decideProposed({ id, state: 'accepted' })
    replaceWords(editor, standing, proposed.text)
    onDone()
  }
}

interface WhichProps {
  readonly editor: Editor
  readonly thread: Thread
  readonly standing: Standing
  onChosen(words: string): void
}

function Which({ editor, thread, standing, onChosen }: WhichProps) {
  if (standing.kind !== 'ambiguous' || !thread.may.reply) return null
  const choose = async (anchor: Anchor) => {
    await api.discussion.reanchor({ id: thread.id, anchor })
    onChosen('The comment holds on to these words now.')
  }
  return <Candidates editor={editor} places={standing.candidates} onChoose={choose} />
}
