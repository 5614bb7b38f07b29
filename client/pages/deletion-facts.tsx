import type { DeletedPage } from '@fieldword/shared/pages/deletion-contract.ts'
import { Day } from '../ui/day.tsx'

/** Who deleted a page, when and why. */
export function DeletionFacts({ page }: { readonly page: Pick<DeletedPage, 'deletedAt' | 'by' | 'reason'> }) {
  const { deletedAt, by, reason } = page
  return (
    <>
      <p>
        Deleted <Day at={deletedAt} />
        {by ? <> by {by.name}</> : null}, because:
      </p>
      <blockquote className="gone__why">{reason}</blockquote>
    </>
  )
}
