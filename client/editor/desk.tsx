import type { DraftView } from '@fieldword/shared/collab/contract.ts'
import type { ReviewRef } from '@fieldword/shared/review/contract.ts'
import { EditorContent, useEditor } from '@tiptap/react'
import { useRef, useState } from 'react'
import type { Frame } from '../platform/page.ts'
import { Banner } from './banner.tsx'
import { BehindNote } from './behind-note.tsx'
import type { PresentPerson } from './carets.ts'
import type { Range } from './comments/block-places.ts'
import { CommentsSlot } from './comments/comments-slot.tsx'
import type { Connection } from './connection.ts'
import { copyText } from './copy-text.ts'
import { EditFrame } from './edit-frame.tsx'
import { editorExtensions } from './extensions.ts'
import { FollowBar } from './follow-bar.tsx'
import { ImageDialog } from './image-dialog.tsx'
import { LeftBehindNote } from './left-behind-note.tsx'
import { LinkDialog } from './link-dialog.tsx'
import { useAnnouncer } from './live-regions.tsx'
import { NextBlock } from './next-block.tsx'
import { Outline } from './outline.tsx'
import { PresenceList } from './presence-list.tsx'
import { Propose, Proposed } from './propose.tsx'
import { RightsNote } from './rights-note.tsx'
import { SaveStatus } from './save-status.tsx'
import { ShortcutsDialog } from './shortcuts-dialog.tsx'
import { SpokenChanges } from './spoken-changes.ts'
import { createStore } from './store.ts'
import { SuggestionMenu } from './suggest/suggestion-menu.tsx'
import { createMenuStore } from './suggest/suggestion-store.ts'
import { Toolbar } from './toolbar.tsx'
import { useFollowing } from './use-following.ts'
import { useSelected } from './use-store.ts'
import { WarnBeforeLeaving } from './warn-before-leaving.ts'

interface DeskProps {
  readonly connection: Connection
  readonly draft: DraftView
  readonly frame: Frame
}

type Asked = 'link' | 'image' | 'shortcuts' | null

/** Where one writes: header, toolbar, outline and the text itself. */
export function Desk({ connection, draft, frame }: DeskProps) {
  const { save } = connection
  const self = selfOf(frame)
  const isDefinition = draft.pageKind === 'definition'
  const [asked, setAsked] = useState<Asked>(null)
  const [proposed, setProposed] = useState<ReviewRef | null>(null)
  const [menu] = useState(createMenuStore)
  const [wanted] = useState(() => createStore<Range | null>(null))
  const comment = useRef<() => void>(() => {})
  const [asks] = useState(() => ({
    comment: () => comment.current(),
    link: () => setAsked('link'),
    image: () => setAsked('image'),
    shortcuts: () => setAsked('shortcuts'),
  }))
  const link = useSelected(save, state => state.link)
  const mayWrite = useSelected(save, state => state.mayWrite && state.link !== 'closed')
  const editor = useEditor({
    extensions: editorExtensions({ connection, isDefinition, menu, asks }),
    editable: mayWrite,
    // Styles come from our stylesheet: the content security policy admits no others.
    injectCSS: false,
    shouldRerenderOnTransaction: false,
    editorProps: {
      attributes: {
        class: 'ed__text',
        role: 'textbox',
        'aria-label': draft.own ? 'Text of the draft' : 'Text of the working draft',
        'aria-multiline': 'true',
      },
      scrollThreshold: { top: 130, bottom: 60, left: 0, right: 0 },
      scrollMargin: { top: 130, bottom: 60, left: 0, right: 0 },
    },
  })
  if (editor.isEditable !== mayWrite) editor.setEditable(mayWrite, false)
  const { announcer, regions } = useAnnouncer()
  // Everybody reads the comments of a page, and few a draft of somebody's own: its words do not get out with one.
  const holdsComments = draft.own === null
  comment.current = () => {
    const { from, to } = editor.state.selection
    if (holdsComments) wanted.set({ from, to })
    else announcer.urgently('Comments are made in the working draft.')
  }
  const { following, start, stop } = useFollowing(editor, connection, announcer)
  const copy = () => void copyText(editor).then(announcer.urgently)
  const close = () => setAsked(null)
  return (
    <EditFrame
      draft={draft}
      state={link}
      top={
        <>
          <SaveStatus save={save} onCopy={copy} />
          <PresenceList editor={editor} connection={connection} self={self} onFollow={start} />
          <Propose draft={draft} save={save} onProposed={setProposed} />
        </>
      }
    >
      <Banner save={save} here={frame.here} onRetry={connection.retry} onCopy={copy} />
      <BehindNote draft={draft} />
      <RightsNote draft={draft} save={save} onCopy={copy} />
      <LeftBehindNote draftId={draft.draftId} personId={self.id} />
      <Proposed review={proposed} />
      <main id="main" className="ed__main">
        <Toolbar editor={editor} isDefinition={isDefinition} asks={asks} holdsComments={holdsComments} />
        <div className="ed__grid">
          <Outline editor={editor} awareness={connection.awareness} isDefinition={isDefinition} />
          <article id="text" className="ed__doc" tabIndex={-1}>
            <h1>{draft.pageTitle}</h1>
            <EditorContent editor={editor} />
            {mayWrite ? <NextBlock editor={editor} isDefinition={isDefinition} /> : null}
          </article>
          {holdsComments ? <CommentsSlot {...{ editor, connection, draft, announcer, wanted }} /> : null}
        </div>
      </main>
      <FollowBar following={following} onStop={stop} />
      <SuggestionMenu editor={editor} store={menu} />
      {asked === 'link' ? <LinkDialog editor={editor} onClose={close} /> : null}
      {asked === 'image' ? <ImageDialog editor={editor} onClose={close} /> : null}
      {asked === 'shortcuts' ? <ShortcutsDialog onClose={close} /> : null}
      {regions}
      <SpokenChanges announcer={announcer} connection={connection} selfId={self.id} />
      <WarnBeforeLeaving save={save} />
    </EditFrame>
  )
}

/** Visitors get no draft, so nobody here is without a name. */
function selfOf({ actor }: Frame): PresentPerson {
  if (actor.role === 'visitor') return { id: '', name: 'You', colour: 1 }
  // As the others see it: by colour, whatever the role.
  return { id: actor.id, name: actor.name, colour: actor.colour }
}
