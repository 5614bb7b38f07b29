import type { DraftView } from '@fieldword/shared/collab/contract.ts'
import { type ComponentType, useEffect, useState } from 'react'
import type { ViewProps } from '../platform/page.ts'
import { loadWorkspace } from './load-workspace.ts'
import { Opening } from './opening.tsx'

/** The editor as soon as it is there. */
export function EditView({ answer, frame }: ViewProps<DraftView>) {
  const [Workspace, setWorkspace] = useState<ComponentType<ViewProps<DraftView>> | null>(null)
  const [hasFailed, setHasFailed] = useState(false)
  useEffect(() => {
    loadWorkspace().then(
      loaded => setWorkspace(() => loaded.Workspace),
      () => setHasFailed(true),
    )
  }, [])
  if (Workspace) return <Workspace answer={answer} frame={frame} />
  if (!hasFailed) return <Opening draft={answer} />
  return (
    <Opening
      draft={answer}
      words={
        <>
          The editor could not be loaded. Check the connection and <a href={frame.here}>try again</a>.
        </>
      }
    />
  )
}
