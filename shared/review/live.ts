import type { WhoseChanges } from '../pages/protection.ts'
import type { LiveRule } from '../revisions/contract.ts'
import type { Needed } from './approvals.ts'

export interface MaybeLive {
  /** [PG41] Whose changes wait on this page. */
  readonly waits: WhoseChanges
  readonly pageKind: 'article' | 'definition'
  readonly needed: Needed
  /** Whether whoever proposes it, and everybody who typed in it, is trusted. */
  readonly allTrusted: boolean
}

/** [RV120] [RV121] [RV122] By which rule a proposal goes live at once; null where it waits for approval. */
export function liveRule({ waits, pageKind, needed, allTrusted }: MaybeLive): LiveRule | null {
  switch (waits) {
    case 'everybody':
      return null
    case 'untrusted':
      return allTrusted && needed.approvals <= 1 ? 'trusted' : null
    case 'nobody':
      // Large or not: the page was opened on purpose. A definition needs its approvals wherever it stands.
      if (pageKind === 'article' && (needed.approvals <= 1 || needed.because !== 'protection')) return 'open'
      return allTrusted && needed.approvals <= 1 ? 'trusted' : null
  }
}
