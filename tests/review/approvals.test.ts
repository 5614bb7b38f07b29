import { doc, paragraph } from '@fieldword/shared/document/build.ts'
import { approvalsNeeded, approversOf } from '@fieldword/shared/review/approvals.ts'
import { changeSize, isLarge } from '@fieldword/shared/review/change-size.ts'
import { usualRules } from '@fieldword/shared/review/rules-contract.ts'
import { describe, expect, it } from '@jest/globals'

const words = (count: number, word = 'word') => doc(paragraph('p', Array.from({ length: count }, () => word).join(' ')))

describe('how many have to approve', () => {
  const asked = { pageKind: 'article', large: false, rules: usualRules } as const

  it('[RV64] definitions two, articles one, or two where much changes', () => {
    expect(approvalsNeeded(asked)).toEqual({ approvals: 1, because: 'article' })
    expect(approvalsNeeded({ ...asked, large: true })).toEqual({ approvals: 2, because: 'large' })
    expect(approvalsNeeded({ ...asked, pageKind: 'definition' })).toEqual({ approvals: 2, because: 'definition' })
    expect(approvalsNeeded({ ...asked, pageKind: 'definition', large: true }).because).toBe('definition')
  })

  it('[RV64] [RV72] as the rules say, and never fewer than the protection of the page asks for', () => {
    const rules = { definitions: 1, largeChanges: 1 }
    expect(approvalsNeeded({ pageKind: 'definition', large: true, rules })).toEqual({
      approvals: 1,
      because: 'definition',
    })
    expect(approvalsNeeded({ ...asked, atLeast: 3 })).toEqual({ approvals: 3, because: 'protection' })
    expect(approvalsNeeded({ ...asked, pageKind: 'definition', atLeast: 2 }).because).toBe('definition')
  })

  it('[RV65] what takes away more than half of a text is large, and what adds more than a thousand words', () => {
    expect(isLarge(changeSize(words(100), words(50)))).toBe(false)
    expect(isLarge(changeSize(words(100), words(49)))).toBe(true)
    expect(isLarge(changeSize(words(99), words(0)))).toBe(false)
    expect(isLarge(changeSize(words(1), words(1001)))).toBe(false)
    expect(isLarge(changeSize(words(1), words(1002)))).toBe(true)
    expect(isLarge(changeSize(doc(), words(5000)))).toBe(false)
  })

  it('[RV65] words are counted wherever they stand, in scripts without spaces too', () => {
    const [one, other] = [paragraph('a', 'First half.'), paragraph('b', 'Other half.')]
    expect(changeSize(doc(one, other), doc(other, one))).toEqual({ before: 4, added: 0, removed: 0 })
    expect(changeSize(words(100), words(100, 'other'))).toEqual({ before: 100, added: 100, removed: 100 })
    expect(changeSize(doc(paragraph('a', '学习是主动的。')), doc()).removed).toBeGreaterThan(1)
  })
})

describe('[RV66] approvals in force', () => {
  const by = (actorId: string, kind = 'approve') => ({ kind, actorId })

  it('count once a person, and not what was taken back', () => {
    expect(approversOf([by('a'), by('b'), by('a')])).toEqual(['b', 'a'])
    expect(approversOf([by('a'), by('b'), by('a', 'take_back')])).toEqual(['b'])
  })

  it('end with whatever sends the proposal back, closes it or opens it again', () => {
    for (const kind of ['request_changes', 'reject', 'withdraw', 'reopen', 'revert']) {
      expect(approversOf([by('a'), by('x', kind)])).toEqual([])
      expect(approversOf([by('a'), by('x', kind), by('b')])).toEqual(['b'])
    }
  })
})
