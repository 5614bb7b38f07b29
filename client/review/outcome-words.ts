import type { ProposalPreview } from '@fieldword/shared/review/contract.ts'

/** [RV128] What proposing comes to, said before it is done. */
export function outcomeWords({ live, approvalsNeeded, neededFor }: ProposalPreview['outcome']): string {
  if (live === 'trusted')
    return 'It goes live at once, because its people are trusted. Somebody else checks it afterwards.'
  if (live === 'open')
    return 'It goes live at once: this page asks for nobody’s approval. Somebody checks it afterwards.'
  const who = approvalsNeeded === 1 ? 'A moderator reviews it' : `It waits for ${approvalsNeeded} approvals`
  return `${who}${because(neededFor, approvalsNeeded)}. Once approved, it is what visitors read.`
}

function because(reason: ProposalPreview['outcome']['neededFor'], approvals: number): string {
  if (approvals === 1) return ''
  switch (reason) {
    case 'definition':
      return ', as definitions do'
    case 'large':
      return ', because it changes so much'
    case 'protection':
      return ', as the protection of this page asks'
    case 'article':
      return ''
  }
}
