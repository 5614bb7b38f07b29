import type { WordRun } from '@fieldword/shared/diff/contract.ts'
import type { ReactNode } from 'react'

interface RunsProps {
  readonly runs: readonly WordRun[]
  /** The words without the signs of change. */
  readonly plain?: boolean
}

/** Words with what happened to them: real ins and del, and a word before each for whoever does not see the colours. */
export function Runs({ runs, plain = false }: RunsProps) {
  return runs.map((run, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: runs never change places, and the same words may come twice
    <Run key={place} kind={plain && run.kind !== 'edge' ? 'same' : run.kind}>
      {marked(run)}
      {run.kind === 'ins' || run.kind === 'del' ? target(run, runs[place + 1]) : null}
    </Run>
  ))
}

function Run({ kind, children }: { readonly kind: WordRun['kind']; readonly children: ReactNode }) {
  switch (kind) {
    case 'same':
      return children
    case 'ins':
      return (
        <ins className="fw-ins">
          <Said>added: </Said>
          {children}
        </ins>
      )
    case 'del':
      return (
        <del className="fw-del">
          <Said>removed: </Said>
          {children}
        </del>
      )
    case 'mov':
      return (
        <span className="fw-mov">
          <Said>carried over: </Said>
          {children}
        </span>
      )
    case 'fmt':
      return (
        <span className="fw-fmt">
          <Said>formatted differently: </Said>
          {children}
        </span>
      )
    case 'edge':
      return (
        <span className="fw-edge">
          <span aria-hidden="true">¶</span>
          <Said>joined here: </Said>
        </span>
      )
  }
}

function Said({ children }: { readonly children: string }) {
  return <span className="fw-vh">{children}</span>
}

const elements = { bold: 'strong', italic: 'em', strike: 's', code: 'code' } as const

/** Links are not to be followed here: where they lead is part of what is compared, and is said in words. */
function marked({ text, marks }: WordRun): ReactNode {
  let inner: ReactNode = text
  for (const mark of marks) {
    const Element = elements[mark as keyof typeof elements]
    if (Element) inner = <Element>{inner}</Element>
  }
  return inner
}

/** Where a link leads that came or went with its words, once after its last word. */
function target({ link, kind }: WordRun, next: WordRun | undefined): ReactNode {
  if (!link || (next?.link === link && next.kind === kind)) return null
  return <small className="fw-to"> (link to {link})</small>
}
