import {
  bold,
  bulletList,
  doc,
  element,
  heading,
  link,
  listItem,
  pageLink,
  paragraph,
  text,
} from '@fieldword/shared/document/build.ts'
import type { DocumentJson, NodeJson } from '@fieldword/shared/document/document.ts'
import { toHtml } from '@fieldword/shared/document/to-html.ts'
import { toText } from '@fieldword/shared/document/to-text.ts'
import { gistOf } from '@fieldword/shared/terms/gist.ts'
import { type MarkingOf, markTerms, placeKey } from '@fieldword/shared/terms/mark-terms.ts'
import { TermList } from '@fieldword/shared/terms/term-list.ts'
import { describe, expect, it } from '@jest/globals'

const list = new TermList([
  { label: 'Mastery', pageId: 'mastery-id', slug: 'mastery' },
  { label: 'seat time', pageId: 'seat-id', slug: 'seat-time' },
  { label: 'evidence of mastery', pageId: 'evidence-id', slug: 'evidence' },
  { label: 'pace', pageId: 'pace-id', slug: 'pace' },
  { label: 'pace', pageId: 'tempo-id', slug: 'tempo' },
])
function marked(document: DocumentJson, of: Partial<MarkingOf> = {}) {
  const pages = new Map([
    ['mastery', 'mastery-id'],
    ['mastery-learning', 'mastery-id'],
    ['pacing', 'pacing-id'],
  ])
  return markTerms(document, list, {
    pageId: 'here',
    off: new Set(),
    offAt: new Set(),
    pageAt: slug => pages.get(slug),
    ...of,
  })
}
const htmlOf = (...content: NodeJson[]) => toHtml(marked(doc(...content)).document)
const term = (words: string, slug = 'mastery') => `<a class="fw-term" href="/wiki/${slug}">${words}</a>`

describe('terms in a text', () => {
  it('[TRM5] the first occurrence in a section is linked', () => {
    expect(htmlOf(paragraph('1', 'Mastery, and mastery.'), paragraph('2', 'Of mastery.'))).toBe(
      `<p>${term('Mastery')}, and mastery.</p><p>Of mastery.</p>`,
    )
    expect(htmlOf(paragraph('1', 'Mastery.'), heading('h', 2, 'On mastery'), paragraph('2', 'Mastery again.'))).toBe(
      `<p>${term('Mastery')}.</p><h2 id="s-on-mastery">On mastery</h2><p>${term('Mastery')} again.</p>`,
    )
  })

  it('[TRM5] each element of a definition is a section', () => {
    const html = htmlOf(element('1', 'One', 'mastery; mastery'), element('2', 'Two', 'mastery'))
    expect(html.match(/fw-term/g)).toHaveLength(2)
  })

  it('[TRM5] within lists too, and never within links, code, code blocks or headings', () => {
    expect(htmlOf(bulletList('l', listItem('i', paragraph('p', 'seat time'))))).toBe(
      `<ul><li><p>${term('seat time', 'seat-time')}</p></li></ul>`,
    )
    const untouched = [
      paragraph('1', [text('mastery', link('https://example.org/'))]),
      paragraph('2', [text('mastery', { type: 'code' })]),
      { type: 'codeBlock', content: [text('mastery')] },
      heading('3', 2, 'mastery'),
    ]
    for (const node of untouched) expect(htmlOf(node)).toBe(toHtml(doc(node)))
    expect(htmlOf(paragraph('1', [text('evidence of '), text('mastery', link('https://example.org/'))]))).not.toContain(
      'fw-term',
    )
  })

  it('[TRM5] a term over several kinds of letters is one link', () => {
    expect(htmlOf(paragraph('1', [text('The '), text('evidence of '), text('mastery', bold), text('.')]))).toBe(
      `<p>The <a class="fw-term" href="/wiki/evidence">evidence of <strong>mastery</strong></a>.</p>`,
    )
    expect(htmlOf(paragraph('1', [text('The seat', bold), text(' time is')]))).toBe(
      `<p><strong>The </strong><a class="fw-term" href="/wiki/seat-time"><strong>seat</strong> time</a> is</p>`,
    )
  })

  it('[TRM5] nothing is linked on its own page', () => {
    const own = marked(doc(paragraph('1', 'Mastery and seat time, and pace')), { pageId: 'mastery-id' })
    expect(toHtml(own.document)).toBe(
      `<p>Mastery and ${term('seat time', 'seat-time')}, and <a class="fw-term" href="/terms/named?label=pace" data-terms="pace tempo">pace</a></p>`,
    )
    expect(toHtml(marked(doc(paragraph('1', 'pace')), { pageId: 'pace-id' }).document)).toBe('<p>pace</p>')
  })

  it('[TRM6] a label of two leads to both, and says so', () => {
    expect(htmlOf(paragraph('1', 'At their own pace'))).toBe(
      '<p>At their own <a class="fw-term" href="/terms/named?label=pace" data-terms="pace tempo">pace</a></p>',
    )
    expect(marked(doc(paragraph('1', 'pace'))).uses).toEqual([])
  })

  it('[TRM7] what is switched off is not linked and not used, and is found all the same', () => {
    const off = marked(doc(paragraph('1', 'mastery, pace')), { off: new Set(['mastery-id', 'tempo-id']) })
    expect(toHtml(off.document)).toBe(`<p>mastery, ${term('pace', 'pace')}</p>`)
    expect(off.found).toEqual(['mastery-id', 'pace-id', 'tempo-id'])
    expect(off.uses.map(({ pageId }) => pageId)).toEqual(['pace-id'])
  })

  it('[TRM14] one place is left alone, wherever its block goes, and the next in the section is linked', () => {
    const content = [paragraph('1', 'Mastery, mastery and pace.'), paragraph('2', 'Of mastery.')]
    const offAt = new Set([placeKey({ pageId: 'mastery-id', block: '1', number: 1 })])
    const htmlWith = (blocks: NodeJson[]) => toHtml(marked(doc(...blocks), { offAt }).document)
    expect(htmlWith(content)).toContain(`<p>Mastery, ${term('mastery')} and`)
    expect(htmlWith(content.toReversed())).toContain(`<p>Of ${term('mastery')}.</p><p>Mastery, mastery and`)
    const { places, uses } = marked(doc(...content), { offAt })
    expect(places.filter(({ pageId }) => pageId === 'mastery-id')).toEqual([
      {
        ...{ pageId: 'mastery-id', block: '1', number: 1, linked: false },
        ...{ before: '', words: 'Mastery', after: ', mastery and pace.' },
      },
      {
        ...{ pageId: 'mastery-id', block: '1', number: 2, linked: true },
        ...{ before: 'Mastery, ', words: 'mastery', after: ' and pace.' },
      },
    ])
    expect(uses.map(({ pageId }) => pageId)).toEqual(['mastery-id'])
    const alone = marked(doc(paragraph('1', 'Mastery.')), { offAt })
    expect([toHtml(alone.document), alone.uses]).toEqual(['<p>Mastery.</p>', []])
  })

  it('[TRM14] of a label of two, one is left alone at a place, and the words around are cut between words', () => {
    const offAt = new Set([placeKey({ pageId: 'tempo-id', block: '1', number: 1 })])
    const long = 'word '.repeat(40)
    const { document, places } = marked(doc(paragraph('1', `${long}pace ${long}`)), { offAt })
    expect(toHtml(document)).toContain(term('pace', 'pace'))
    expect(places.map(({ pageId, linked }) => [pageId, linked])).toEqual([
      ['tempo-id', false],
      ['pace-id', true],
    ])
    expect([places[0]?.before, places[0]?.after]).toEqual([`… ${'word '.repeat(11)}`, ` ${'word '.repeat(10)}word …`])
  })

  it('[TRM8] what the author linked is used, and not linked again in that section', () => {
    const { document, uses } = marked(
      doc(
        paragraph('1', [text('Of it', pageLink('mastery-learning')), text(' and mastery')]),
        heading('h', 2, 'Later'),
        paragraph('2', [text('mastery, '), text('speed', pageLink('pacing'))]),
        element('e', 'E', 'seat time'),
      ),
    )
    expect(toHtml(document).match(/fw-term/g)).toHaveLength(2)
    expect(uses).toEqual([
      { pageId: 'mastery-id', anchors: ['', 's-later'], elements: [] },
      { pageId: 'pacing-id', anchors: ['s-later'], elements: [] },
      { pageId: 'seat-id', anchors: ['e1'], elements: [] },
    ])
  })

  it('[TRM13] links to elements are known by their numbers', () => {
    const to = (fragment: string) => text('there', link(`/wiki/pacing${fragment}`))
    const { uses } = marked(doc(paragraph('1', [to('#e4'), to('#e2'), to('#e4'), to('#e0'), to('#s-e4'), to('')])))
    expect(uses).toEqual([{ pageId: 'pacing-id', anchors: [''], elements: [2, 4] }])
  })

  it('marks change no word of it', () => {
    const document = doc(paragraph('1', [text('Evidence of '), text('mastery', bold)]), element('e', 'E', 'Seat time.'))
    expect(toText(marked(document).document)).toBe(toText(document))
  })
})

describe('a definition in one breath', () => {
  it('[TRM9] is its first sentence', () => {
    expect(gistOf(doc(paragraph('1', 'Time in a seat. It is measured in hours.')))).toBe('Time in a seat.')
    expect(gistOf(doc(heading('h', 2, ''), bulletList('l', listItem('i', paragraph('p', 'A point')))))).toBe('A point')
  })

  it('[TRM9] or the short names of its elements, or the first of them', () => {
    expect(gistOf(doc(element('1', 'Agency', 'Students choose.'), element('2', 'Equity', 'All do.')))).toBe(
      'Agency, Equity',
    )
    expect(gistOf(doc(element('1', '', 'Students advance; and'), element('2', '', 'More')))).toBe('Students advance')
    expect(gistOf(doc())).toBe('')
  })

  it('[TRM9] at most 240 characters, cut between words', () => {
    const gist = gistOf(doc(paragraph('1', `${'word '.repeat(100)}end.`)))
    expect(gist.length).toBeLessThanOrEqual(242)
    expect(gist).toMatch(/^(word )+…$/)
  })
})
