import type { DocumentJson, NodeJson } from '../document/document.ts'
import { refuse } from '../kernel/refusals.ts'
import type { Result } from '../kernel/result.ts'

export interface Proposal {
  readonly document: DocumentJson
  /** Of the draft as it is. */
  readonly contentHash: string
  /** Of the page's approved text; null when it has none. */
  readonly approvedHash: string | null
  /** Of what already waits for review on this page. */
  readonly waitingHashes: readonly string[]
}

/** [RV8] [RV9] Whether this is anything new to decide on. */
export function checkProposal({ document, contentHash, approvedHash, waitingHashes }: Proposal): Result<'new'> {
  const unchanged = approvedHash === null ? document.content.every(saysNothing) : approvedHash === contentHash
  if (unchanged) return refuse('nothing-to-propose')
  if (waitingHashes.includes(contentHash)) return refuse('already-proposed')
  return 'new'
}

/** A frame without words or pictures in it. */
function saysNothing(node: NodeJson): boolean {
  if (node.type === 'image') return false
  return !node.text?.trim() && (node.content ?? []).every(saysNothing)
}
