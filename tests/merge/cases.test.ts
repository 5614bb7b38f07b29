import {
  bold,
  bulletList,
  cell,
  doc,
  element,
  heading,
  link,
  listItem,
  paragraph,
  quote,
  row,
  table,
  text,
} from '@fieldword/shared/document/build.ts'
import { canonical } from '@fieldword/shared/document/canonical.ts'
import type { DocumentJson, NodeJson } from '@fieldword/shared/document/document.ts'
import { toText } from '@fieldword/shared/document/to-text.ts'
import type { Choice, Conflict } from '@fieldword/shared/merge/contract.ts'
import { mergeDocuments } from '@fieldword/shared/merge/merge-documents.ts'
import { describe, expect, it } from '@jest/globals'

const p = (words: string | NodeJson[], id = 'p') => paragraph(id, words)

interface Three {
  readonly base: DocumentJson | NodeJson
  readonly ours: DocumentJson | NodeJson
  readonly theirs: DocumentJson | NodeJson
}

function merged({ base, ours, theirs }: Three, ...choices: Choice[]) {
  const whole = (node: DocumentJson | NodeJson) =>
    node.type === 'doc' ? (node as DocumentJson) : doc(node as NodeJson)
  return mergeDocuments(whole(base), whole(ours), whole(theirs), { choices })
}

/** The one conflict there is. */
function conflictOf(three: Three): Conflict {
  const { conflicts } = merged(three)
  expect(conflicts).toHaveLength(1)
  return conflicts[0] as Conflict
}

function settled(three: Three, take: Choice['take'], words?: string): string {
  const { id } = conflictOf(three)
  const { document, unfit } = merged(three, { conflict: id, take, ...(words !== undefined && { words }) })
  expect(unfit).toEqual([])
  return toText(document)
}

function clean(three: Three): DocumentJson {
  const { document, conflicts } = merged(three)
  expect(conflicts).toEqual([])
  return document
}

describe('words of a block', () => {
  it('[MRG4] that are apart are both in the result', () => {
    const three = {
      base: p('Students advance when they show mastery of a skill.'),
      ours: p('Learners advance when they show mastery of a skill.'),
      theirs: p('Students advance when they show mastery of a competency.'),
    }
    expect(toText(clean(three))).toBe('Learners advance when they show mastery of a competency.')
  })

  const clash = {
    base: p('Students advance upon mastery.'),
    ours: p('Students advance upon proof.'),
    theirs: p('Students advance upon evidence.'),
  }

  it('[MRG8] that both changed are a conflict of those words alone, settled in four ways', () => {
    expect(conflictOf(clash)).toMatchObject({
      ...{ kind: 'words', base: [text('mastery')], ours: [text('proof')], theirs: [text('evidence')] },
      ...{ before: 'Students advance upon ', after: '.', block: { id: 'p', type: 'paragraph' } },
    })
    expect(toText(merged(clash).document)).toBe('Students advance upon proof.')
    expect(settled(clash, 'ours')).toBe('Students advance upon proof.')
    expect(settled(clash, 'theirs')).toBe('Students advance upon evidence.')
    expect(settled(clash, 'both')).toBe('Students advance upon proof evidence.')
    expect(settled(clash, 'own', 'demonstrated mastery')).toBe('Students advance upon demonstrated mastery.')
  })

  it('[MRG9] are as they were where a choice fits no conflict, and that is said', () => {
    const { id } = conflictOf(clash)
    const wrong: Choice[] = [
      { conflict: '9w9', take: 'theirs' },
      { conflict: id, take: 'own' },
    ]
    expect(merged(clash, ...wrong)).toMatchObject({ unfit: ['9w9', id], document: merged(clash).document })
  })

  it('[MRG4] that touch are a conflict: nobody can say in which order they are meant', () => {
    const three = { base: p('One two.'), ours: p('One two three.'), theirs: p('One two or three.') }
    expect(conflictOf(three)).toMatchObject({ kind: 'words' })
  })

  it('[MRG1] that both changed alike are changed once', () => {
    const same = p('Students advance upon proof.')
    const three = {
      base: doc(p('Students advance.'), p('One.', 'q')),
      ours: doc(same, p('One.', 'q')),
      theirs: doc(same, p('Two.', 'q')),
    }
    expect(toText(clean(three))).toBe('Students advance upon proof.\nTwo.')
  })

  it('[MRG4] keep the marks either side gave them, also where the other wrote', () => {
    const three = {
      base: p('Students advance upon mastery of skills.'),
      ours: p([text('Students advance upon mastery of skills.', bold)]),
      theirs: p('Students advance upon demonstrated mastery of skills.'),
    }
    expect(clean(three)).toEqual(
      canonical(doc(p([text('Students advance upon demonstrated mastery of skills.', bold)]))),
    )
    const halves = {
      base: p('mastery of skills'),
      ours: p([text('mast', bold), text('ery of skills')]),
      theirs: p([text('mastery of '), text('skills', bold)]),
    }
    expect(clean(halves)).toEqual(canonical(doc(p([text('mast', bold), text('ery of '), text('skills', bold)]))))
  })

  it('[MRG3] with a link that both lead elsewhere are one conflict', () => {
    const to = (slug: string) => p([text('See '), text('seat time', link(`/wiki/${slug}`)), text('.')])
    const three = { base: to('time'), ours: to('seat-time'), theirs: to('clock-hours') }
    expect(conflictOf(three)).toMatchObject({
      kind: 'attribute',
      ...{ name: 'link', on: 'seat time', base: '/wiki/time', ours: '/wiki/seat-time', theirs: '/wiki/clock-hours' },
    })
    const { document } = merged(three, { conflict: conflictOf(three).id, take: 'theirs' })
    expect(document).toEqual(canonical(doc(to('clock-hours'))))
  })

  it('[MRG20] that both linked, or both wrote with a link, are a conflict where the links lead elsewhere', () => {
    const [plain, to] = [p('See time.'), (href: string) => p([text('See '), text('time', link(href)), text('.')])]
    const three = { base: plain, ours: to('/wiki/seat-time'), theirs: to('/wiki/clock-hours') }
    expect(conflictOf(three)).toMatchObject({ kind: 'attribute', name: 'link', on: 'time', base: null })
    const written = { ...three, base: p('See .') }
    expect(conflictOf(written)).toMatchObject({
      kind: 'attribute',
      ours: '/wiki/seat-time',
      theirs: '/wiki/clock-hours',
    })
    for (const each of [three, written]) {
      const { id } = conflictOf(each)
      expect(merged(each, { conflict: id, take: 'theirs' }).document).toEqual(canonical(doc(each.theirs)))
      expect(merged(each, { conflict: id, take: 'ours' }).document).toEqual(canonical(doc(each.ours)))
    }
    expect(clean({ ...three, theirs: plain })).toEqual(canonical(doc(three.ours)))
  })

  it('[MRG20] are a conflict where both gave their link another title', () => {
    const titled = (title: string) => p([text('time', { type: 'link', attrs: { href: '/wiki/time', title } })])
    expect(conflictOf({ base: titled('Old'), ours: titled('Mine'), theirs: titled('Theirs') })).toMatchObject({
      ...{ name: 'link', ours: '/wiki/time “Mine”', theirs: '/wiki/time “Theirs”' },
    })
  })

  it('[MRG5] of a block that both added are a conflict where they differ', () => {
    const three = { base: doc(), ours: p('We agree on this today.'), theirs: p('We agree on that today.') }
    expect(conflictOf(three)).toMatchObject({ kind: 'words', base: [], ours: [text('this')], theirs: [text('that')] })
  })
})

describe('blocks', () => {
  const [a, b, c, d] = ['Alpha one.', 'Beta two.', 'Gamma three.', 'Delta four.'].map((words, index) =>
    p(words, `p${index}`),
  ) as [NodeJson, NodeJson, NodeJson, NodeJson]
  const reworded = p('Beta two, reworded.', 'p1')

  it('[MRG7] moved by one and reworded by the other are moved and reworded', () => {
    const three = { base: doc(a, b, c, d), ours: doc(a, c, d, b), theirs: doc(a, reworded, c, d) }
    expect(clean(three)).toEqual(canonical(doc(a, c, d, reworded)))
  })

  it('[MRG7] moved by both to different places are a conflict about the place', () => {
    const three = { base: doc(a, b, c, d), ours: doc(d, a, b, c), theirs: doc(a, d, b, c) }
    expect(conflictOf(three)).toMatchObject({
      kind: 'place',
      base: { after: { text: 'Gamma three.' }, within: null },
      ours: { after: null, within: null },
      theirs: { after: { text: 'Alpha one.' }, within: null },
    })
    expect(settled(three, 'ours')).toBe('Delta four.\nAlpha one.\nBeta two.\nGamma three.')
    expect(settled(three, 'theirs')).toBe('Alpha one.\nDelta four.\nBeta two.\nGamma three.')
  })

  it('[MRG7] that both put in one place stand there one after the other', () => {
    const [mine, other] = [p('Mine.', 'm'), p('Theirs.', 't')]
    expect(clean({ base: doc(a, b), ours: doc(a, mine, b), theirs: doc(a, other, b) })).toEqual(
      canonical(doc(a, mine, other, b)),
    )
  })

  it('[MRG6] deleted by one and untouched by the other are gone', () => {
    expect(clean({ base: doc(a, b, c), ours: doc(a, c), theirs: doc(a, b, p('Gamma 3.', 'p2')) })).toEqual(
      canonical(doc(a, p('Gamma 3.', 'p2'))),
    )
  })

  it('[MRG6] deleted by one and reworded by the other are a conflict, and stay until it is decided', () => {
    const three = { base: doc(a, b, c), ours: doc(a, c), theirs: doc(a, reworded, c) }
    expect(conflictOf(three)).toMatchObject({
      kind: 'block',
      ours: null,
      theirs: { content: [text('Beta two, reworded.')] },
    })
    expect(toText(merged(three).document)).toContain('reworded')
    expect(settled(three, 'ours')).toBe('Alpha one.\nGamma three.')
    expect(settled(three, 'theirs')).toBe('Alpha one.\nBeta two, reworded.\nGamma three.')
    expect(settled(three, 'own', 'Beta.')).toBe('Alpha one.\nBeta.\nGamma three.')
  })

  it('[MRG6] a list deleted while an item was added to it is one conflict', () => {
    const [one, two] = [listItem('i1', p('One.', 'q1')), listItem('i2', p('Two.', 'q2'))]
    const three = { base: doc(a, bulletList('l', one)), ours: doc(a), theirs: doc(a, bulletList('l', one, two)) }
    expect(conflictOf(three)).toMatchObject({ kind: 'block', block: { type: 'bulletList' } })
    expect(settled(three, 'ours')).toBe('Alpha one.')
    expect(settled(three, 'theirs')).toBe('Alpha one.\nOne.\nTwo.')
  })

  it('[MRG2] a paragraph made a heading by one keeps the words of the other', () => {
    const three = { base: b, ours: heading('p1', 3, 'Beta two.'), theirs: reworded }
    expect(clean(three)).toEqual(canonical(doc(heading('p1', 3, 'Beta two, reworded.'))))
  })

  it('[MRG2] without ids are known by their words', () => {
    const bare = (...words: string[]) => doc(...words.map(each => ({ type: 'paragraph', content: [text(each)] })))
    const three = {
      base: bare('Students advance upon mastery.', 'Pace varies.'),
      ours: bare('Students advance upon demonstrated mastery.', 'Pace varies.'),
      theirs: bare('Students advance upon mastery.', 'Pace varies by student.'),
    }
    expect(toText(clean(three))).toBe('Students advance upon demonstrated mastery.\nPace varies by student.')
  })

  it('[MRG3] a level that both changed is a conflict', () => {
    const three = { base: heading('h', 2, 'Scope'), ours: heading('h', 3, 'Scope'), theirs: heading('h', 4, 'Scope') }
    expect(conflictOf(three)).toMatchObject({ kind: 'attribute', name: 'level', base: '2', ours: '3', theirs: '4' })
  })

  it('[MRG20] a level that both chose for a new heading is a conflict, also where one chose the usual one', () => {
    const levels = (ours: 2 | 3 | 4, theirs: 2 | 3 | 4, base: NodeJson | DocumentJson) => ({
      ...{ base, ours: heading('h', ours, 'Scope'), theirs: heading('h', theirs, 'Scope') },
    })
    for (const base of [p('Scope', 'h'), doc()]) {
      for (const [ours, theirs] of [
        [2, 3],
        [3, 2],
      ] as const) {
        const three = levels(ours, theirs, base)
        expect(conflictOf(three)).toMatchObject({ name: 'level', base: null, ours: `${ours}`, theirs: `${theirs}` })
        const { id } = conflictOf(three)
        expect(merged(three, { conflict: id, take: 'theirs' }).document).toEqual(canonical(doc(three.theirs)))
      }
      expect(clean(levels(3, 3, base))).toEqual(canonical(doc(heading('h', 3, 'Scope'))))
    }
    expect(clean({ ...levels(3, 3, p('Scope', 'h')), theirs: p('Scope', 'h') })).toEqual(
      canonical(doc(heading('h', 3, 'Scope'))),
    )
  })

  it('[MRG21] put into other places by both, from elsewhere or new, are a conflict about the place', () => {
    const inside = (...more: NodeJson[]) => quote('q', p('One.', 'q1'), p('Two.', 'q2'), ...more)
    const aside = (...more: NodeJson[]) => quote('r', p('Three.', 'r1'), ...more)
    const moved = {
      base: doc(a, inside(), aside(), b),
      ours: doc(inside(), aside(a), b),
      theirs: doc(quote('q', p('One.', 'q1'), a, p('Two.', 'q2')), aside(), b),
    }
    const one = { kind: 'place', block: { id: 'p0' } }
    expect(clean({ ...moved, ours: moved.base })).toEqual(canonical(moved.theirs))
    expect(conflictOf(moved)).toMatchObject({
      ...one,
      base: { after: null, within: null },
      ours: { after: { text: 'Three.' }, within: { id: 'r' } },
      theirs: { after: { text: 'One.' }, within: { id: 'q' } },
    })
    const both = {
      base: doc(a, inside(), b),
      ours: doc(quote('q', a, p('One.', 'q1'), p('Two.', 'q2')), b),
      theirs: doc(inside(a), b),
    }
    expect(conflictOf(both)).toMatchObject({ ...one, ours: { after: null }, theirs: { after: { text: 'Two.' } } })
    const added = { base: doc(b, c), ours: doc(a, b, c), theirs: doc(b, c, a) }
    expect(conflictOf(added)).toMatchObject({ ...one, base: null, theirs: { after: { text: 'Gamma three.' } } })
    for (const three of [moved, both, added]) {
      const { id } = conflictOf(three)
      expect(merged(three, { conflict: id, take: 'ours' }).document).toEqual(canonical(three.ours))
      expect(merged(three, { conflict: id, take: 'theirs' }).document).toEqual(canonical(three.theirs))
    }
  })

  it('[MRG21] in an order that one changed stand so, and in one that both changed as is decided', () => {
    const front = (...order: NodeJson[]) => doc(...order, a)
    const kept = { base: doc(a, b, c), ours: front(b, c), theirs: front(c, b) }
    expect(clean(kept)).toEqual(canonical(kept.theirs))
    expect(clean({ ...kept, ours: kept.theirs, theirs: kept.ours })).toEqual(canonical(kept.theirs))
    const three = { base: doc(a, b, c, d), ours: doc(d, c, a, b), theirs: doc(c, d, b, a) }
    expect(conflictOf(three)).toMatchObject({ kind: 'place' })
    expect(settled(three, 'ours')).toBe(toText(three.ours))
    expect(settled(three, 'theirs')).toBe(toText(three.theirs))
  })

  it('[MRG22] put into each other are one decision', () => {
    const three = {
      base: doc(quote('q', p('One.', 'q1')), bulletList('l', listItem('i', p('Two.', 'q2'))), b),
      ours: doc(quote('q', p('One.', 'q1'), bulletList('l', listItem('i', p('Two.', 'q2')))), b),
      theirs: doc(bulletList('l', listItem('i', p('Two.', 'q2'), quote('q', p('One.', 'q1')))), reworded),
    }
    expect(conflictOf(three)).toMatchObject({ kind: 'place' })
    expect(settled(three, 'ours')).toBe('One.\nTwo.\nBeta two, reworded.')
    expect(settled(three, 'theirs')).toBe('Two.\nOne.\nBeta two, reworded.')
  })

  it('[MRG10] an element that one side quoted is a paragraph there', () => {
    const three = {
      base: doc(element('e', 'Mastery', 'Students advance.')),
      ours: doc(quote('q', p('Students advance.', 'e'))),
      theirs: doc(element('e', 'Mastery', 'Students advance upon mastery.')),
    }
    const { document } = merged(three)
    expect(toText(document)).toBe('Students advance upon mastery.')
    expect(document.content[0]?.content?.[0]?.type).toBe('paragraph')
  })

  it('[MRG10] what folds a part of a page stands on one line, however somebody wrote it', () => {
    const fold = (words: string): NodeJson => ({
      ...{ type: 'details', attrs: { id: 'd' } },
      content: [{ type: 'detailsSummary', attrs: { id: 's' }, content: [text(words)] }],
    })
    const three = { base: fold('What it is'), ours: fold('What that is'), theirs: fold('What this is') }
    expect(settled(three, 'own', 'What is\nmastery')).toContain('What is mastery')
  })
})

describe('tables', () => {
  const cells = (...words: string[]) => words.map(each => cell(`c-${each}`, p(each, `q-${each}`)))
  const base = table('t', row('r1', ...cells('term', 'year')), row('r2', ...cells('seat', '1906')))

  it('[MRG3] are merged cell by cell', () => {
    const with_ = (term: string, year: string) =>
      table(
        't',
        row('r1', ...cells('term', 'year')),
        row('r2', cell('c-seat', p(term, 'q-seat')), cell('c-1906', p(year, 'q-1906'))),
      )
    expect(toText(clean({ base, ours: with_('seat time', '1906'), theirs: with_('seat', '1906–1910') }))).toBe(
      'term\tyear\nseat time\t1906–1910',
    )
  })

  it('[MRG10] with a column from one side and a row from the other have a cell at every place', () => {
    const ours = table('t', row('r1', ...cells('term', 'where', 'year')), row('r2', ...cells('seat', 'US', '1906')))
    const theirs = table('t', ...(base.content ?? []), row('r3', ...cells('credit', '1909')))
    const [whole] = clean({ base, ours, theirs }).content
    expect(
      whole?.content?.map(({ content }) => content?.map(({ content: inner }) => inner?.[0]?.content?.[0]?.text)),
    ).toEqual([
      ['term', 'where', 'year'],
      ['seat', 'US', '1906'],
      ['credit', undefined, '1909'],
    ])
  })
})

describe('cost', () => {
  const many = (of: (index: number) => string) =>
    doc(...Array.from({ length: 60 }, (_, index) => p(of(index), `p${index}`)))
  const three = {
    base: many(index => `Paragraph ${index} says what it says of the matter.`),
    ours: many(index => `Section ${index} tells whatever others thought of the matter.`),
    theirs: many(index => `Clause ${index} holds something else about another matter.`),
  }

  it('[MRG11] past its budget there are more conflicts, no losses, and it says so', () => {
    const poor = mergeDocuments(three.base, three.ours, three.theirs, { budget: 500 })
    expect(poor.coarse).toBe(true)
    const shown = JSON.stringify(poor)
    for (let index = 0; index < 60; index += 1) {
      expect(shown).toContain(`Section ${index} tells`)
      expect(shown).toContain(`Clause ${index} holds`)
    }
  })
})
