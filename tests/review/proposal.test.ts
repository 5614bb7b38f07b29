import { doc, element, paragraph } from '@fieldword/shared/document/build.ts'
import { emptyDocument } from '@fieldword/shared/document/document.ts'
import { refuse } from '@fieldword/shared/kernel/refusals.ts'
import { checkProposal, type Proposal } from '@fieldword/shared/review/proposal.ts'
import { describe, expect, it } from '@jest/globals'
import { textOf } from '../support/writing.ts'

function proposal(changes: Partial<Proposal> = {}): Proposal {
  return { document: textOf('Words'), contentHash: 'new', approvedHash: 'old', waitingHashes: [], ...changes }
}

describe('what can be proposed', () => {
  it('[RV8] a text that says something new', () => {
    expect(checkProposal(proposal())).toBe('new')
    expect(checkProposal(proposal({ approvedHash: null }))).toBe('new')
  })

  it('[RV8] not the approved text', () => {
    expect(checkProposal(proposal({ approvedHash: 'new' }))).toEqual(refuse('nothing-to-propose'))
  })

  it('[RV8] not a first text without a word', () => {
    for (const document of [emptyDocument, doc(paragraph('p', '  ')), doc(element('e', 'Short name', ''))]) {
      expect(checkProposal(proposal({ document, approvedHash: null }))).toEqual(refuse('nothing-to-propose'))
    }
  })

  it('[RV8] but a first picture, or the removal of every word', () => {
    const picture = doc({ type: 'image', attrs: { id: 'i', src: 'https://example.org/a.png' } })
    expect(checkProposal(proposal({ document: picture, approvedHash: null }))).toBe('new')
    expect(checkProposal(proposal({ document: emptyDocument }))).toBe('new')
  })

  it('[RV9] not what waits already', () => {
    expect(checkProposal(proposal({ waitingHashes: ['other', 'new'] }))).toEqual(refuse('already-proposed'))
  })
})
