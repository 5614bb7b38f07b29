import { readFileSync } from 'node:fs'
import { AuthorshipKeeper } from '@fieldword/server/revisions/authorship-keeper.ts'
import { textBlocksOf } from '@fieldword/shared/blame/flow.ts'
import { tokensOf } from '@fieldword/shared/diff/tokens.ts'
import type { DocumentJson } from '@fieldword/shared/document/document.ts'
import { toText } from '@fieldword/shared/document/to-text.ts'
import { visitor } from '@fieldword/shared/policy/actor.ts'
import type { Authorship } from '@fieldword/shared/revisions/authorship-contract.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { authorshipOf, nameOf } from '../revisions/support/authorship.ts'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { bringIn, fileOf, historyOf, slugsOf } from './support/importing.ts'

/** A page of a real wiki with its history: 106 revisions by 40 people, ten of which put an earlier text back. */
const file = new URL('../fixtures/histories/wpd-beginners.jsonl.gz', import.meta.url)

let test: TestPlatform
let keeper: AuthorshipKeeper
let slug: string
let history: Awaited<ReturnType<typeof historyOf>>

beforeAll(async () => {
  test = await createTestPlatform()
  keeper = new AuthorshipKeeper(test.platform)
  await bringIn(test.platform, fileOf(readFileSync(file), 'wpd-beginners.jsonl.gz'))
  ;[slug = ''] = await slugsOf(test.platform)
  history = await historyOf(test.platform, slug)
  await read(history.length)
  await keeper.settled()
})
afterAll(async () => {
  await keeper.close()
  await test.close()
})

const read = (number: number) => authorshipOf({ platform: test.platform, keeper }, visitor, slug, number)

/** Each run with its words. */
function passagesIn({ document, blocks, writers }: Authorship) {
  return textBlocksOf(document as DocumentJson).flatMap((block, index) => {
    const text = (block.content ?? []).map(({ text = '' }) => text).join('')
    let place = 0
    return (blocks[index]?.runs ?? []).map(({ length, writer, revision }) => {
      const words = text.slice(place, place + length)
      place += length
      return { words, revision, by: nameOf(writers[writer]) }
    })
  })
}

const wordsOf = (text: string) => tokensOf(text).flatMap(({ text, isWord }) => (isWord ? [text] : []))

describe('an imported history', () => {
  it('[WHO3] [WHO12] credits every word to the authors of a revision that has it', async () => {
    const wordsIn = new Map(history.map(({ number, text }) => [number, new Set(wordsOf(text))]))
    const authorsOf = new Map(history.map(({ number, authors }) => [number, authors.join(' and ')]))
    for (const number of [1, 20, 50, 80, history.length]) {
      const authorship = await read(number)
      expect(toText(authorship.document as DocumentJson)).toBe(history[number - 1]?.text)
      expect(authorship.writers.reduce((sum, { percent }) => sum + percent, 0)).toBe(100)
      for (const { words, revision, by } of passagesIn(authorship)) {
        expect(revision).toBeLessThanOrEqual(number)
        expect(by).toBe(authorsOf.get(revision))
        expect(wordsOf(words).filter(word => !wordsIn.get(revision)?.has(word))).toEqual([])
      }
    }
  })

  it('[WHO6] credits a text that was put back as it was before', async () => {
    const first = new Map<string, number>()
    const restores: [number, number][] = []
    for (const { number, text } of history) {
      const earlier = first.get(text)
      if (earlier === undefined) first.set(text, number)
      else if (history[number - 2]?.text !== text) restores.push([earlier, number])
    }
    expect(restores.length).toBeGreaterThan(5)
    for (const [earlier, later] of restores) {
      expect(passagesIn(await read(later))).toEqual(passagesIn(await read(earlier)))
    }
  })
})
