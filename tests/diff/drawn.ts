import type { WordRun } from '@fieldword/shared/diff/contract.ts'

/** Runs as a line one can read in a test: [-gone-], {+new+}, <carried over>. */
export function drawn(runs: readonly WordRun[] | null): string {
  const signs = { same: ['', ''], del: ['[-', '-]'], ins: ['{+', '+}'], mov: ['<', '>'] } as const
  return (runs ?? []).map(({ kind, text }) => signs[kind][0] + text + signs[kind][1]).join('')
}

export function textOf(runs: readonly WordRun[] | null, ...without: WordRun['kind'][]): string {
  return (runs ?? [])
    .filter(({ kind }) => !without.includes(kind))
    .map(({ text }) => text)
    .join('')
}
