import type { Moderation } from '@fieldword/shared/moderation/contract.ts'
import { joined } from '../ui/in-words.ts'

const partWords = { text: 'the text', authors: 'the authors', summary: 'the summary' } as const

/** "Hid the text and the summary of r3" or "Hid a comment", as the start of a sentence that goes on with the page. */
export function actWords({
  kind,
  parts,
  revisionNumber,
  commentId,
}: Pick<Moderation, 'kind' | 'parts' | 'revisionNumber' | 'commentId'>): string {
  const what = commentId ? 'a comment' : `${joined(parts.map(part => partWords[part]))} of r${revisionNumber}`
  switch (kind) {
    case 'hide':
      return `Hid ${what}`
    case 'show':
      return `Showed ${what} again`
    case 'redact':
      return `Destroyed ${what}`
    case 'delete':
      return 'Deleted the page'
    case 'undelete':
      return 'Brought the page back'
    case 'protect':
      return 'Changed the protection'
  }
}
