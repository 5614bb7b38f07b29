import { type ComponentType, useEffect, useState } from 'react'
import type { RailProps } from './rail.tsx'

/** The rail comes after the text, in a chunk of its own: nobody waits for it to write. */
export function CommentsSlot(props: RailProps) {
  const [Rail, setRail] = useState<ComponentType<RailProps> | null>(null)
  const [hasFailed, setHasFailed] = useState(false)
  useEffect(() => {
    import('./rail.tsx').then(
      loaded => setRail(() => loaded.Rail),
      () => setHasFailed(true),
    )
  }, [])
  if (Rail) return <Rail {...props} />
  if (!hasFailed) return <div className="ed__rail" />
  return (
    <aside className="ed__rail" aria-label="Comments">
      <p className="fw-help">The comments could not be loaded. Reload to see them.</p>
    </aside>
  )
}
