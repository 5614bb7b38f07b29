import type { ProposalPreview } from '@fieldword/shared/review/contract.ts'
import { useCallback, useEffect, useState } from 'react'
import { api, type Failure, failureOf } from '../platform/api.ts'

interface Previewing {
  readonly preview: ProposalPreview | null
  readonly failure: Failure | null
  /** Looks at the draft again; what was shown stays until the answer is there. */
  reload(): Promise<void>
}

/** What would be proposed now. */
export function usePreview(slug: string, own: string | undefined): Previewing {
  const [preview, setPreview] = useState<ProposalPreview | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const reload = useCallback(async () => {
    try {
      setPreview(await api.review.preview({ slug, own, rows: 'changes' }))
      setFailure(null)
    } catch (error) {
      setFailure(failureOf(error))
    }
  }, [slug, own])
  useEffect(() => {
    void reload()
  }, [reload])
  return { preview, failure, reload }
}
