import type { AccountRole } from '@fieldword/shared/policy/actor.ts'
import { IconLock } from '@tabler/icons-react'
import { onlyWords } from './protection-words.ts'

/** [PG49] Beside the name of a page that is kept for some, in lists and trees. */
export function Lock({ editableBy }: { readonly editableBy: AccountRole }) {
  if (editableBy === 'member') return null
  const words = `${onlyWords[editableBy]} edit this`
  return (
    <span className="fw-lock" title={words}>
      <IconLock className="i" aria-hidden="true" />
      <span className="fw-vh"> ({words})</span>
    </span>
  )
}
