import { doc, element, paragraph, text } from '@fieldword/shared/document/build.ts'
import { changesBetween } from '@fieldword/shared/processes/changes.ts'
import { tracedElements } from '@fieldword/shared/processes/traced-elements.ts'
import { describe, expect, it } from '@jest/globals'
import { elements, told } from './support/traced.ts'

function changed(before: Record<string, string>, after: Record<string, string>): string[] {
  return told(changesBetween(elements(before), elements(after)).atoms)
}

describe('changes between two texts', () => {
  it('[PR261] one atom for each place where words differ, and none where nothing does', () => {
    const before = { e1: 'Students learn actively using different pathways and fixed pacing.' }
    expect(changed(before, before)).toEqual([])
    expect(changed(before, { e1: 'Students learn actively through different pathways and varied pacing.' })).toEqual([
      'reworded c2 e1: using → through',
      'reworded c2 e1: fixed → varied',
    ])
  })

  it('[PR261] elements that came, went and changed places', () => {
    const before = { a: 'Students receive support.', b: 'Assessment is meaningful.', c: 'Progress follows mastery.' }
    const after = {
      c: 'Progress follows mastery.',
      a: 'Students receive support.',
      d: 'Equity is embedded everywhere.',
    }
    expect(changed(before, after)).toEqual([
      'moved c2 c: Progress follows mastery. → Progress follows mastery.',
      'added c3 d:  → Equity is embedded everywhere.',
      'removed c3 b: Assessment is meaningful. → ',
    ])
  })

  it('[PR262] an element in two is a split, two in one a merger, by the words they share', () => {
    const whole = 'Learning outcomes emphasize competencies that include application and creation of knowledge'
    const [first, second] = ['Learning outcomes emphasize competencies', 'Application and creation of knowledge matter']
    expect(changed({ e1: whole }, { e1: first, e2: second }).map(line => line.split(':')[0])).toEqual([
      'split c3 e1',
      'split c3 e2',
    ])
    expect(changed({ e1: first, e2: second }, { e1: whole }).map(line => line.split(':')[0])).toEqual([
      'merged c3 e1',
      'merged c3 e1',
    ])
  })

  it('[PR262] what stands around the elements changes too, and an id that stands twice is two elements', () => {
    const before = tracedElements(doc(paragraph('p', 'Numbered for reference.'), element('e', 'Agency', 'One.')))
    const after = tracedElements(
      doc(
        paragraph('p', 'Numbered by importance.'),
        element('e', 'Voice', 'One.'),
        element('e', '', 'Two more words.'),
      ),
    )
    expect(told(changesBetween(before, after).atoms)).toEqual([
      'reworded c2 around: for reference → by importance',
      'renamed c2 e: Agency → Voice',
      'added c3 e (2):  → Two more words.',
    ])
  })

  it('[PR263] mark-up alone is C0', () => {
    const [before, after] = [
      tracedElements(doc(element('e', '', 'Not seat time.'))),
      tracedElements(doc(element('e', '', [text('Not '), text('seat time', { type: 'bold' }), text('.')]))),
    ]
    expect(told(changesBetween(before, after).atoms)).toEqual(['formatted c0 e: Not seat time. → Not seat time.'])
  })

  it.each([
    ['commas', 'Students who learn progress.', 'Students, who learn, progress.', 'c1'],
    ['a first letter', 'The State decides it.', 'The state decides it.', 'c1'],
    ['how the list goes on', 'Students progress; and', 'Students progress.', 'c1'],
    ['a word', 'Students may progress.', 'Students must progress.', 'c2'],
    ['a word in capitals', 'It matters to us all.', 'It matters to US all.', 'c2'],
    ['a hyphen within a word', 'They re-create it.', 'They recreate it.', 'c2'],
    ['an apostrophe', 'The students’ work.', 'The student’s work.', 'c2'],
    ['a point in a figure', 'It takes 2.5 years.', 'It takes 25 years.', 'c2'],
    ['a sign that says something', 'Peers and/or teachers.', 'Peers and or teachers.', 'c2'],
  ])('[PR263] %s: in doubt the higher class', (_, before, after, expected) => {
    const { atoms } = changesBetween(elements({ e1: before }), elements({ e1: after }))
    expect(
      atoms
        .map(atom => atom.class)
        .toSorted()
        .at(-1),
    ).toBe(expected)
  })

  it('[PR261] the same two texts give the same answer, and what is carried is the same words', () => {
    const [before, after] = [
      elements({ a: 'One two three four.', b: 'Five.' }),
      elements({ a: 'One three four, too.' }),
    ]
    const changes = changesBetween(before, after)
    expect(changesBetween(before, after)).toEqual(changes)
    for (const { from, to, fromStart, toStart, length } of changes.carried) {
      const [was, is] = [before.find(({ id }) => id === from), after.find(({ id }) => id === to)]
      expect(was?.text.slice(fromStart, fromStart + length)).toBe(is?.text.slice(toStart, toStart + length))
    }
  })
})
