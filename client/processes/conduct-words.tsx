import { type Withheld, withheldInWords } from '@fieldword/shared/processes/withheld.ts'
import type { WordsKind } from '@fieldword/shared/processes/withholding-contract.ts'
import { ConductLink } from './conduct-link.tsx'

interface ConductWordsProps {
  readonly text: string
  readonly withheld: Withheld
  /** By what they are hidden; null where they are none. */
  readonly words: { readonly kind: WordsKind; readonly id: string } | null
  /** The process, for whoever moderates it. */
  readonly moderated: string | null
}

/** [PR380] Words, or what stands in their place; moderators are led to where they are hidden. */
export function ConductWords({ text, withheld, words, moderated }: ConductWordsProps) {
  return (
    <>
      {withheld ? <p className="fw-help">{withheldInWords(withheld)}</p> : null}
      {text ? <blockquote>{text}</blockquote> : null}
      {moderated && words && (text || withheld) ? (
        <p>
          <ConductLink {...{ ...words, slug: moderated, withheld }} />
        </p>
      ) : null}
    </>
  )
}
