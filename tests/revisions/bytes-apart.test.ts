import { bytesApart } from '@fieldword/server/revisions/compared-parts.ts'
import { describe, expect, it } from '@jest/globals'

const apart = (before: string, after: string) => bytesApart([Buffer.from(before), Buffer.from(after)])

describe('[REV61] bytes in which two texts differ', () => {
  it.each([
    ['', '', 0],
    ['abc', 'abc', 0],
    ['', 'abc', 3],
    ['abc', 'xyz', 6],
    ['one two three', 'one 2 three', 4],
    ['ab', 'abab', 2],
    ['aaa', 'aa', 1],
    ['abXba', 'abba', 1],
  ])('of %j and %j', (before, after, bytes) => {
    expect(apart(before, after)).toBe(bytes)
    expect(apart(after, before)).toBe(bytes)
  })
})
