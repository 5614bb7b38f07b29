import { IconAlertTriangle, IconCloudOff, IconDeviceFloppy, IconLoader2 } from '@tabler/icons-react'
import type { SaveState } from './save-state.ts'
import { saveWords } from './save-words.ts'
import type { Store } from './store.ts'
import { useNow } from './use-now.ts'
import { useStore } from './use-store.ts'

const icons = { ok: IconDeviceFloppy, busy: IconLoader2, kept: IconCloudOff, bad: IconAlertTriangle }

interface SaveStatusProps {
  readonly save: Store<SaveState>
  readonly onCopy: () => void
}

/** The literal state of what was typed. Not a live region: it counts seconds, which nobody wants read out. */
export function SaveStatus({ save, onCopy }: SaveStatusProps) {
  const words = saveWords(useStore(save), useNow())
  const Icon = icons[words.tone]
  return (
    <div className="ed__save" data-tone={words.tone}>
      <Icon className="i" aria-hidden="true" />
      <span>
        {words.strong ? <b>{words.strong} </b> : null}
        {words.text}
        {words.muted ? <span className="fw-muted"> {words.muted}</span> : null}
      </span>
      {words.tone === 'bad' ? (
        <button type="button" className="fw-btn fw-btn--sm" onClick={onCopy}>
          Copy text
        </button>
      ) : null}
    </div>
  )
}
