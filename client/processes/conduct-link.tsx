import type { Withheld } from '@fieldword/shared/processes/withheld.ts'
import type { WordsKind } from '@fieldword/shared/processes/withholding-contract.ts'
import { wordsHref } from './contributions/addresses.ts'

interface ConductLinkProps {
  readonly slug: string
  readonly kind: WordsKind
  readonly id: string
  readonly withheld: Withheld
}

/** [PR380] For moderators: to where words are hidden, or shown again. None leads to what was destroyed. */
export function ConductLink({ slug, kind, id, withheld }: ConductLinkProps) {
  if (withheld?.state === 'redacted') return null
  return <a href={wordsHref(slug, kind, id)}>{withheld ? 'Show it again' : 'Hide it for its conduct'}</a>
}
