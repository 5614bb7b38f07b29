import { inFigures } from '@fieldword/shared/kernel/figures.ts'
import { IconSelector } from '@tabler/icons-react'
import type { ReactNode } from 'react'

interface FoldProps {
  readonly words: string
  readonly open: boolean
  readonly children: ReactNode
}

/** What is folded away; opens without scripts. */
export function Fold({ words, open, children }: FoldProps) {
  return (
    <details className="cmp__fold" open={open}>
      <summary>
        <IconSelector className="i" aria-hidden="true" />
        {words}
      </summary>
      {children}
    </details>
  )
}

/** A long unchanged stretch is not sent along: it would be most of the page. */
export function LeftOut({ count, href }: { readonly count: number; readonly href: string | undefined }) {
  if (count <= 0) return null
  const words = `${inFigures(count)} unchanged ${count === 1 ? 'block' : 'blocks'}`
  return (
    <p className="cmp__out">
      {words}
      {href ? <a href={href}>Show everything</a> : null}
    </p>
  )
}
