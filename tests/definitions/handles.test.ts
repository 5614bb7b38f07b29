import { readFileSync } from 'node:fs'
import { foldHandle, handleProblem, longestHandle, tidyHandle } from '@fieldword/shared/definitions/handles.ts'
import { doc, element } from '@fieldword/shared/document/build.ts'
import { parseDocument } from '@fieldword/shared/document/parse.ts'
import { isRefusal } from '@fieldword/shared/kernel/result.ts'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'

const fixture = (name: string) => readFileSync(new URL(`../fixtures/hostile/${name}`, import.meta.url), 'utf8')
const naughty = JSON.parse(fixture('naughty-strings.json')) as string[]
const payloads = fixture('xss-payloads.txt').split('\n').filter(Boolean)

describe('[DEF16] handles', () => {
  it.each([
    'Mastery',
    'Instruction and support',
    'Équité',
    'बच्चे',
    '教育',
    'הוראה',
    'What is a changelog?',
    '1.0',
    '“Why” & how',
    'می\u200cخواهم',
  ])('%j is one as it is', handle => {
    expect([tidyHandle(handle), handleProblem(handle)]).toEqual([handle.normalize('NFC'), null])
  })

  it('are composed, and lose what nobody sees', () => {
    expect(tidyHandle('  E\u0301quite\u0301\t\n and\u200b\u202e pace\u0000 ')).toBe('Équité and pace')
    expect(foldHandle('ＥＱＵＩＴＹ  now')).toBe(foldHandle('equity now'))
  })

  it('are no addresses, however they are written', () => {
    for (const handle of [
      'https://a.example',
      'javascript:alert(1)',
      'JaVaScRiPt:x',
      'mailto:a@b.c',
      'www.spam.example',
      'see //a',
    ])
      expect([handle, handleProblem(handle) !== null]).toEqual([handle, handle !== 'see //a'])
    expect(handleProblem('Ratio: one to two')).toBeNull()
  })

  it('of payloads and naughty strings are refused, or hold no markup and nothing unseen', () => {
    for (const raw of [...naughty, ...payloads]) {
      const handle = tidyHandle(raw)
      if (handleProblem(handle) !== null) continue
      expect(handle).not.toMatch(/[<>\p{Cc}]|(?![\u200c\u200d])\p{Cf}/u)
      expect(handle.length).toBeLessThanOrEqual(longestHandle)
    }
  })

  it('tidied once are tidied for good', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), raw => {
        const handle = tidyHandle(raw)
        expect(tidyHandle(handle)).toBe(handle)
        expect(handle).not.toMatch(/\s{2}|^\s|\s$|\p{Cc}|(?![\u200c\u200d])\p{Cf}/u)
      }),
    )
  })

  it('of ten thousand characters do not enter a document', () => {
    expect(isRefusal(parseDocument(doc(element('one', 'x'.repeat(10_000), 'Words.'))))).toBe(true)
    expect(handleProblem('x'.repeat(81))).toBe('It has more than 80 characters.')
  })
})
