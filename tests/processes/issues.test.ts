import { isRefusal } from '@fieldword/shared/kernel/result.ts'
import {
  answerContest,
  contest,
  type Issue,
  merge,
  place,
  scoped,
  split,
  takeOut,
} from '@fieldword/shared/processes/issues.ts'
import { describe, expect, it } from '@jest/globals'

const issue = (id: string, ...standing: string[]): Issue => ({ id, state: 'open', standing: new Set(standing) })
const merged = (id: string): Issue => ({ ...issue(id), state: 'merged' })
const codeOf = (result: unknown) => (isRefusal(result) ? result.code : 'done')

describe('issues', () => {
  it('[PR150] are about an element that is named, or about none', () => {
    expect([codeOf(scoped('element', 'e1')), codeOf(scoped('whole', null)), codeOf(scoped('missing', null))]).toEqual(
      Array(3).fill('done'),
    )
    expect([codeOf(scoped('element', null)), codeOf(scoped('whole', 'e1')), codeOf(scoped('missing', 'e1'))]).toEqual(
      Array(3).fill('issue-scope'),
    )
  })

  it('[PR151] take what does not stand there yet, and give up what does', () => {
    expect(place(issue('i', 'a'), ['a', 'b', 'b'])).toEqual(['b'])
    expect(takeOut(issue('i', 'a', 'b'), ['b', 'c'])).toEqual(['b'])
    expect(codeOf(takeOut(issue('i', 'a'), ['c']))).toBe('already-so')
    expect(codeOf(place(merged('i'), ['a']))).toBe('issue-merged')
    expect(codeOf(takeOut(merged('i'), ['a']))).toBe('issue-merged')
  })

  it('[PR152] merge into another one that is open, what stands under both once', () => {
    expect(merge(issue('i', 'a', 'b'), issue('j', 'b', 'c'))).toEqual(['a'])
    expect(codeOf(merge(issue('i'), issue('i')))).toBe('issue-into-itself')
    expect(codeOf(merge(merged('i'), issue('j')))).toBe('issue-merged')
    expect(codeOf(merge(issue('i'), merged('j')))).toBe('issue-merged')
  })

  it('[PR153] split off some of what stands under them, and not all', () => {
    expect(split(issue('i', 'a', 'b'), ['b', 'x'])).toEqual(['b'])
    expect(codeOf(split(issue('i', 'a', 'b'), ['x']))).toBe('nothing-chosen')
    expect(codeOf(split(issue('i', 'a', 'b'), ['a', 'b']))).toBe('issue-left-empty')
    expect(codeOf(split(merged('i'), ['a']))).toBe('issue-merged')
  })

  it('[PR154] are contested by whose it is, once at a time, and answered by another', () => {
    expect(codeOf(contest('author', 'author', false))).toBe('done')
    expect(codeOf(contest('author', 'editor', false))).toBe('not-your-contribution')
    expect(codeOf(contest(null, 'editor', false))).toBe('not-your-contribution')
    expect(codeOf(contest('author', 'author', true))).toBe('contest-open')
    expect(codeOf(answerContest({ byId: 'author', answered: false }, 'editor'))).toBe('done')
    expect(codeOf(answerContest({ byId: 'author', answered: false }, 'author'))).toBe('contest-own')
    expect(codeOf(answerContest({ byId: 'author', answered: true }, 'editor'))).toBe('contest-answered')
  })
})
