import { diffDocuments } from '@fieldword/shared/diff/diff-documents.ts'
import {
  bold,
  bulletList,
  doc,
  element,
  heading,
  italic,
  link,
  listItem,
  orderedList,
  paragraph,
  quote,
  text,
} from '@fieldword/shared/document/build.ts'
import type { NodeJson } from '@fieldword/shared/document/document.ts'
import { describe, expect, it } from '@jest/globals'
import { told } from './drawn.ts'

const mastery = 'Students progress based on evidence of mastery, not seat time.'
const pathways = 'Students learn actively using different pathways and varied pacing.'

function changes(before: readonly NodeJson[], after: readonly NodeJson[]): string[] {
  return told(diffDocuments(doc(...before), doc(...after)))
}

const item = (id: string, words: string, ...more: NodeJson[]) => listItem(`i${id}`, paragraph(id, words), ...more)
const image = (attrs: Record<string, string | number>): NodeJson => ({
  type: 'image',
  attrs: { id: 'i', src: 'https://example.org/2011.png', alt: 'A chart', ...attrs },
})
const task = (checked: boolean): NodeJson => ({
  type: 'taskList',
  attrs: { id: 't' },
  content: [{ type: 'taskItem', attrs: { id: 'k', checked }, content: [paragraph('a', mastery)] }],
})

describe('what is not words', () => {
  it.each<[string, NodeJson[], NodeJson[]]>([
    [
      'bold added on “evidence”',
      [paragraph('a', 'Based on evidence of it.')],
      [paragraph('a', [text('Based on '), text('evidence', bold), text(' of it.')])],
    ],
    ['italics removed on “Seat time”', [paragraph('a', [text('Seat time', italic)])], [paragraph('a', 'Seat time')]],
    [
      'link added on “Seat time”: /wiki/seat-time',
      [paragraph('a', 'Seat time')],
      [paragraph('a', [text('Seat time', link('/wiki/seat-time'))])],
    ],
    [
      'link target changed on “Seat time” from /wiki/seat-time to https://example.org/seat',
      [paragraph('a', [text('Seat time', link('/wiki/seat-time'))])],
      [paragraph('a', [text('Seat time', link('https://example.org/seat'))])],
    ],
    ['heading level changed from 2 to 3', [heading('a', 2, mastery)], [heading('a', 3, mastery)]],
    ['paragraph made a heading', [paragraph('a', mastery)], [heading('a', 2, mastery)]],
    ['put into a quote', [paragraph('a', mastery)], [quote('q', paragraph('a', mastery))]],
    [
      'bulleted list made a numbered list',
      [bulletList('l', item('a', mastery))],
      [orderedList('l', item('a', mastery))],
    ],
    ['put into a bulleted list', [paragraph('a', mastery)], [bulletList('l', item('a', mastery))]],
    ['taken out of a bulleted list', [bulletList('l', item('a', mastery))], [paragraph('a', mastery)]],
    [
      'short name changed from Mastery to Progress',
      [element('e', 'Mastery', mastery)],
      [element('e', 'Progress', mastery)],
    ],
    ['ticked', [task(false)], [task(true)]],
    [
      'image address changed from https://example.org/2011.png to https://example.org/2019.png',
      [image({})],
      [image({ src: 'https://example.org/2019.png' })],
    ],
    ['image caption added: Five elements', [image({})], [image({ title: 'Five elements' })]],
    ['image width changed from 400 to 600', [image({ width: 400 })], [image({ width: 600 })]],
  ])('[DIFF22] is said in words: %s', (words, before, after) => {
    const [line, ...rest] = changes(before, after)
    expect(rest).toEqual([])
    expect(line).toMatch(/^formatting: /)
    expect(line).toContain(` (${words})`)
  })

  it('[DIFF22] has old and new of a description of an image, in words and as words', () => {
    expect(changes([image({})], [image({ alt: 'A chart of five elements' })])).toEqual([
      'reworded: A chart{+ of five elements+} (image description changed from A chart to A chart of five elements)',
    ])
  })

  it('[DIFF22] of a list: an item indented, one outdented, the first number', () => {
    const flat = [bulletList('l', item('a', mastery), item('b', pathways))]
    const nested = [bulletList('l', item('a', mastery, bulletList('m', item('b', pathways))))]
    expect(changes(flat, nested)).toEqual([`formatting: ${pathways} (indented from 1 to 2)`])
    expect(changes(nested, flat)).toEqual([`formatting: ${pathways} (outdented from 2 to 1)`])
    const numbered = (start: number) => ({ ...orderedList('l', item('a', mastery)), attrs: { id: 'l', start } })
    expect(changes([numbered(1)], [numbered(4)])).toEqual([`formatting: ${mastery} (first number changed from 1 to 4)`])
  })

  it('[DIFF22] of a list: another order is a move, whatever the items say', () => {
    const [a, b, c] = [item('a', mastery), item('b', pathways), item('c', 'Short')]
    expect(changes([bulletList('l', a, b, c)], [bulletList('l', c, a, b)])).toEqual(['moved: Short'])
  })

  it('[DIFF22] is seen where two lists became one', () => {
    const two = [bulletList('l', item('a', mastery)), bulletList('m', item('b', pathways))]
    const one = [bulletList('l', item('a', mastery), item('b', pathways))]
    expect(changes(two, one)).toEqual([`formatting: ${pathways} (list or table divided or joined)`])
    expect(changes(one, two)).toEqual([`formatting: ${pathways} (list or table divided or joined)`])
  })

  it('[DIFF22] is said beside words that changed', () => {
    expect(
      changes(
        [paragraph('a', [text('Seat time is counted.', bold)])],
        [paragraph('a', [text('Seat time', bold), text(' is not counted.')])],
      ),
    ).toEqual(['reworded: Seat time~ is ~{+not +}~counted.~ (bold removed on “is … counted.”)'])
  })

  it('[DIFF22] is drawn on the very words, with the marks of either side', () => {
    const [shown] = diffDocuments(
      doc(paragraph('a', [text('Seat '), text('time', bold)])),
      doc(paragraph('a', [text('Seat ', italic), text('time flies', bold)])),
    ).rows
    expect(shown?.before[0]?.runs).toEqual([
      { kind: 'fmt', text: 'Seat ', marks: [] },
      { kind: 'same', text: 'time', marks: ['bold'] },
    ])
    expect(shown?.after[0]?.runs).toEqual([
      { kind: 'fmt', text: 'Seat ', marks: ['italic'] },
      { kind: 'same', text: 'time', marks: ['bold'] },
      { kind: 'ins', text: ' flies', marks: ['bold'] },
    ])
  })

  it('[DIFF10] is the summary where it is all that changed', () => {
    const paragraphs = ['a', 'b'].map(id => paragraph(id, mastery))
    const inBold = ['a', 'b'].map(id => paragraph(id, [text(mastery, bold)]))
    expect(diffDocuments(doc(...paragraphs), doc(...inBold)).summary).toBe('Bold added in two paragraphs.')
    const many = [paragraph('a', mastery), heading('b', 2, 'Sources'), image({})]
    const changed = [quote('q', paragraph('a', mastery)), heading('b', 3, 'Sources'), image({ width: 400 })]
    expect(diffDocuments(doc(...many), doc(...changed)).summary).toBe('Three blocks formatted differently.')
  })
})
