import { authorOf, charactersBy, cutByAuthor } from '@fieldword/client/playback/authored.ts'
import { authoredHtml } from '@fieldword/client/playback/authored-html.ts'
import { handsOf, sharesOf } from '@fieldword/client/playback/hands.ts'
import { sharesHtml } from '@fieldword/client/playback/shares-html.ts'
import { doc, paragraph, text } from '@fieldword/shared/document/build.ts'
import { toHtml } from '@fieldword/shared/document/to-html.ts'
import { toText } from '@fieldword/shared/document/to-text.ts'
import { describe, expect, it } from '@jest/globals'

const ada = { id: 'a', name: 'Ada Lovelace', colour: 1 }
const al = { id: 'b', name: 'Al Lamb', colour: 2 }
const hands = handsOf([ada, al])

const document = doc(
  paragraph('p1', [text('Ada wrote. ', { type: 'bold' }), text('Al did.')]),
  paragraph('p2', 'Nobody.'),
)
const runs = [
  { by: 'a', length: 4 },
  { by: 'b', length: 10 },
  { by: 'a', length: 4 },
  { by: null, length: 7 },
]

describe('who wrote what', () => {
  it('[COL32] cuts the text where the author changes, across marks and blocks, and loses no letter', () => {
    const cut = cutByAuthor(document, runs)
    expect(toText(cut)).toBe(toText(document))
    expect(cut.content.flatMap(block => block.content ?? []).map(piece => [authorOf(piece), piece.text])).toEqual([
      ['a', 'Ada '],
      ['b', 'wrote. '],
      ['b', 'Al '],
      ['a', 'did.'],
      [null, 'Nobody.'],
    ])
    expect(cut.content[0]?.content?.[1]?.marks).toEqual([{ type: 'bold' }])
  })

  it('[COL32] goes on without authors where the runs end early', () => {
    expect(charactersBy(cutByAuthor(document, [{ by: 'a', length: 3 }]))).toEqual(
      new Map([
        ['a', 3],
        [null, 22],
      ]),
    )
  })

  it('[COL32] marks words by letters and line, the letters once where the author changes', () => {
    const html = authoredHtml(cutByAuthor(document, runs), hands)
    expect(html).toBe(
      '<p><strong><span class="bl" data-p="1" data-l="1"><sup title="Ada Lovelace">AL</sup>Ada </span>' +
        '<span class="bl" data-p="2" data-l="2"><sup title="Al Lamb">AL2</sup>wrote. </span></strong>' +
        '<span class="bl" data-p="2" data-l="2">Al </span>' +
        '<span class="bl" data-p="1" data-l="1"><sup title="Ada Lovelace">AL</sup>did.</span></p><p>Nobody.</p>',
    )
    expect(toHtml(document)).toBe('<p><strong>Ada wrote. </strong>Al did.</p><p>Nobody.</p>')
  })

  it('[COL32] tells people of the same initials and colour apart', () => {
    const many = Array.from({ length: 12 }, (_, index) => ({ id: String(index), name: 'Some Body', colour: 1 }))
    const letters = [...handsOf(many).values()].map(hand => hand.letters)
    expect(new Set(letters).size).toBe(12)
    expect([...handsOf(many).values()].slice(0, 6).map(({ line }) => line)).toEqual([1, 2, 3, 4, 5, 1])
  })

  it('[COL32] gives everybody a share, and all shares together are the whole', () => {
    const shares = sharesOf(cutByAuthor(document, runs), hands)
    expect(shares.map(({ hand, percent }) => [hand?.person.name ?? null, percent])).toEqual([
      ['Al Lamb', 40],
      ['Ada Lovelace', 32],
      [null, 28],
    ])
    const thirds = doc(paragraph('p', 'abc'))
    const each = sharesOf(
      cutByAuthor(
        thirds,
        ['a', 'b', null].map(by => ({ by, length: 1 })),
      ),
      hands,
    )
    expect(each.reduce((sum, { percent }) => sum + percent, 0)).toBe(100)
    expect(sharesOf(doc(), hands)).toEqual([])
  })

  it('[COL32] escapes the names', () => {
    const odd = { id: 'o', name: '<b>"O', colour: 1 }
    const cut = cutByAuthor(doc(paragraph('p', 'x')), [{ by: 'o', length: 1 }])
    expect(authoredHtml(cut, handsOf([odd])) + sharesHtml(cut, handsOf([odd]))).not.toContain('<b>"O')
  })
})
