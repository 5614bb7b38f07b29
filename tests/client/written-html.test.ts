import { handsOf, nameOf } from '@fieldword/client/blame/hands.ts'
import { writtenHtml } from '@fieldword/client/blame/written-html.ts'
import { bold, doc, element, pageLink, paragraph, text } from '@fieldword/shared/document/build.ts'
import type { DocumentJson } from '@fieldword/shared/document/document.ts'
import type { Authorship, Writer, WrittenRun } from '@fieldword/shared/revisions/authorship-contract.ts'
import { describe, expect, it } from '@jest/globals'

const member = (name: string, colour: number): Writer => ({
  kind: 'member',
  people: [{ id: '00000000-0000-4000-8000-000000000001', name, colour }],
  ...{ names: [], characters: 10, percent: 10 },
})
const others = (kind: Writer['kind'], ...names: string[]): Writer => ({
  ...{ kind, people: [], names, characters: 10, percent: 10 },
})

/** What is drawn, tags and attributes shortened to what a test looks at. */
function drawn(document: DocumentJson, writers: readonly Writer[], ...runs: (readonly WrittenRun[])[]): string {
  const blocks = runs.map(runs => ({ id: null, type: 'paragraph', runs: [...runs] }))
  const authorship = { document: { type: 'doc', content: [...document.content] }, blocks, links: ['mastery'] }
  return writtenHtml(authorship as unknown as Authorship, handsOf(writers))
    .replaceAll(/<span class="fw-vh">(.*?): <\/span>/g, '($1)')
    .replaceAll(/<span class="who__r bl" data-p="\d" data-l="(\d)" data-run="(\d)".*?>/g, '<$1 run$2>')
    .replaceAll('</span>', '</>')
    .replaceAll(/<sup aria-hidden="true">(.*?)<\/sup>/g, '^$1')
}
const run = (length: number, writer: number, revision = 1): WrittenRun => ({ length, writer, revision })

describe('a text with who wrote it', () => {
  it('[WHO20] has letters and the name where the writer changes, over blocks and marks', () => {
    const document = doc(paragraph('p', [text('one '), text('two', bold), text(' three')]), element('e', '', 'four'))
    const writers = [member('Member A', 1), member('Ada Lovelace', 2)]
    expect(drawn(document, writers, [run(5, 0), run(8, 1)], [run(4, 1, 2)])).toBe(
      '<p><1 run0>^A(Member A)one </><strong><1 run0>t</><2 run1>^AL(Ada Lovelace)wo</></strong><2 run1> three</></p>' +
        '<ol class="els"><li id="e1" value="1" data-element="e"><a class="els__n" href="#e1" aria-label="Element 1">1</a>' +
        '<div><p class="els__t"><2 run2>four</></p></div></li></ol>',
    )
  })

  it('[WHO20] keeps links, and says which page is missing', () => {
    const document = doc(paragraph('p', [text('a', pageLink('mastery')), text('b', pageLink('nowhere'))]))
    const html = drawn(document, [member('Member A', 1)], [run(2, 0)])
    expect(html).toContain('<a class="fw-link" href="/wiki/mastery">')
    expect(html).toContain('fw-link--missing')
  })

  it('[WHO20] marks nothing of what came with no name, and lets nobody write markup', () => {
    const html = drawn(doc(paragraph('p', '<b>&')), [others('unnamed')], [run(4, 0)])
    expect(html).toContain('class="who__r" data-run="0"')
    expect(html).not.toMatch(/<b>|<sup|class="who__r bl"/)
    expect(drawn(doc(paragraph('p', 'x')), [others('outside', '<i>"')], [run(1, 0)])).not.toContain('<i>')
  })
})

describe('how writers are known', () => {
  it('[WHO20] letters differ from each other, whoever shares initials', () => {
    const writers = [member('Ada Byron', 1), member('Anna Bell', 2), others('hidden'), others('unnamed')]
    expect(handsOf(writers).map(({ letters }) => letters)).toEqual(['AB', 'AB2', '?', null])
    expect(handsOf(writers).map(({ line }) => line)).toEqual([1, 2, 3, 4])
  })

  it('[WHO20] names are words', () => {
    expect(nameOf(others('outside', 'Chris', 'Susan', 'Nina'))).toBe('Chris, Susan and Nina')
    expect([nameOf(others('hidden')), nameOf(others('unnamed'))]).toEqual(['Author hidden', 'No author named'])
  })
})
