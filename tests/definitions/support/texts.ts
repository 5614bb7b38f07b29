import type { LineageKind } from '@fieldword/shared/definitions/contract.ts'
import { type LineageLink, nothingNamed, type VersionText } from '@fieldword/shared/definitions/lineage.ts'
import type { RecordedTie } from '@fieldword/shared/definitions/lineage-contract.ts'

/** A version whose elements are named by their ids. */
export function versionOf(label: string, texts: Readonly<Record<string, string>>): VersionText {
  const elements = Object.entries(texts).map(([id, text], place) => ({ id, number: place + 1, handle: id, text }))
  return { label, elements }
}

/** One tie, without more said than the test says. */
export function tie(
  from: string | null,
  to: string | null,
  kind: LineageKind,
  said: Partial<Pick<RecordedTie, 'carried' | 'arrived' | 'rationale'>> = {},
): RecordedTie {
  return { from, to, kind, carried: [], arrived: [], rationale: '', ...said }
}

/** The same as a comparison follows it. */
export function linkOf({ from, to, ...said }: RecordedTie): LineageLink {
  return { fromElementId: from, toElementId: to, ...nothingNamed, ...said }
}
