import { compareVersions } from '@fieldword/shared/definitions/compare.ts'
import type { LineageKind } from '@fieldword/shared/definitions/contract.ts'
import { elementLineage } from '@fieldword/shared/definitions/element-lineage.ts'
import {
  type LineageLink,
  lineageByIdentity,
  reversed,
  type VersionText,
} from '@fieldword/shared/definitions/lineage.ts'
import type { WordRun } from '@fieldword/shared/diff/contract.ts'
import { describe, expect, it } from '@jest/globals'

function version(label: string, ...texts: [id: string, text: string][]): VersionText {
  return { label, elements: texts.map(([id, text], index) => ({ id, number: index + 1, handle: id, text })) }
}
function link(from: string | null, to: string | null, kind: LineageKind, carried = ''): LineageLink {
  const named = { carried: carried ? [carried] : [], arrived: [], carriedIn: 'from', rationale: '' } as const
  return { fromElementId: from, toElementId: to, kind, ...named }
}
/** Runs as a line: plain, [-removed-], [+added+], [~carried~]. */
function drawn(runs: readonly WordRun[] | undefined): string {
  const frames = {
    ...{ same: ['', ''], del: ['[-', '-]'], ins: ['[+', '+]'], mov: ['[~', '~]'], fmt: ['', ''], edge: ['', ''] },
  } as const
  return (runs ?? []).map(({ kind, text }) => frames[kind][0] + text + frames[kind][1]).join('')
}

const old = version(
  '2011',
  ['mastery', 'Students advance upon demonstrated mastery;'],
  ['competencies', 'Competencies include explicit objectives that empower students;'],
  ['support', 'Students receive timely support; and'],
  ['outcomes', 'Learning outcomes emphasize application of knowledge, and skills.'],
)
const recent = version(
  '2019',
  ['agency', 'Students are empowered daily, how they will apply knowledge.'],
  ['support', 'Students receive timely support.'],
  ['mastery', 'Students progress based on evidence of mastery.'],
  ['pathways', 'Students learn using different pathways.'],
  ['expectations', 'Expectations for skills are explicit.'],
)
const lineage = [
  link('mastery', 'mastery', 'reworded'),
  link('competencies', 'agency', 'split', 'empower students'),
  link('competencies', 'expectations', 'split', 'explicit'),
  link('support', 'support', 'kept'),
  link('outcomes', 'agency', 'split', 'application of knowledge'),
  link('outcomes', 'expectations', 'split', 'skills'),
  link(null, 'pathways', 'new'),
]

describe('two versions along their lineage', () => {
  const compared = compareVersions(old, recent, lineage)
  const [agency, support, mastery, pathways, expectations] = compared.rows

  it('[DEF3] rows follow the newer version', () => {
    expect(compared.rows.map(({ after }) => after[0]?.elementId)).toEqual(recent.elements.map(({ id }) => id))
    expect(compared.rows.map(({ kind }) => kind)).toEqual(['split', 'kept', 'reworded', 'new', 'split'])
  })

  it('[DEF3] an element that became one other is compared word by word', () => {
    expect(drawn(mastery?.before[0]?.runs)).toBe('Students [-advance upon demonstrated-] mastery;')
    expect(drawn(mastery?.after[0]?.runs)).toBe('Students [+progress based on evidence of+] mastery.')
    expect(drawn(mastery?.inline ?? undefined)).toBe(
      'Students [-advance upon demonstrated-][+progress based on evidence of+] mastery.',
    )
    expect(mastery).toMatchObject({ moved: true, movedText: 'Moved 1 to 3' })
  })

  it('[DEF3] how an element ends in its list is no change', () => {
    expect(drawn(support?.before[0]?.runs)).toBe('Students receive timely support; and')
    expect(drawn(support?.after[0]?.runs)).toBe('Students receive timely support.')
    expect(support).toMatchObject({ kind: 'kept', moved: true, movedText: 'Moved 3 to 2' })
  })

  it('[DEF6] what was split is shown with the words that went this way, and where the rest is', () => {
    expect(agency?.before.map(({ runs }) => drawn(runs))).toEqual([
      'Competencies include explicit objectives that [~empower students~];',
      'Learning outcomes emphasize [~application of knowledge~], and skills.',
    ])
    expect(agency?.before.map(({ note }) => note)).toEqual([
      'In part; the rest is now in element 5',
      'In part; the rest is now in element 5',
    ])
    expect(agency).toMatchObject({ movedText: 'from 2 and 4', moved: false, inline: null })
    expect(expectations?.before.map(({ runs }) => drawn(runs))).toEqual([
      'Competencies include [~explicit~] objectives that empower students;',
      'Learning outcomes emphasize application of knowledge, and [~skills~].',
    ])
  })

  it('[DEF7] what was joined is shown with the words that arrived, in whatever form, and the rest as added', () => {
    expect(drawn(agency?.after[0]?.runs)).toBe(
      '[~Students are empowered~][+ daily, how they will +][~apply knowledge~].',
    )
    expect(drawn(expectations?.after[0]?.runs)).toBe('[+Expectations for +][~skills~][+ are +][~explicit~].')
  })

  it('[DEF3] a new element stands without marks and with nothing beside it', () => {
    expect(pathways).toMatchObject({ kind: 'new', before: [], movedText: null })
    expect(drawn(pathways?.after[0]?.runs)).toBe('Students learn using different pathways.')
  })

  it('[DEF8] counts come with their zeros, headline and summary from the counts', () => {
    expect(compared.counts).toEqual({ kept: 1, reworded: 1, split: 2, new: 1, moved: 2, removed: 0 })
    expect(compared.headline).toBe('From four elements to five')
    expect(compared.summary).toBe(
      'Between 2011 and 2019 one element was kept word for word and one was reworded. Two were split, and their parts joined into two others. One is new. Nothing was dropped without a successor.',
    )
  })

  it('[DEF9] the map has its pairs, and says them in words', () => {
    expect(compared.links).toContainEqual({ from: 3, to: 2, kind: 'kept' })
    expect(compared.links).toHaveLength(6)
    expect(compared.toElements.filter(({ isNew }) => isNew)).toEqual([{ number: 4, handle: 'pathways', isNew: true }])
    expect(compared.mapText).toBe(
      'How the elements of 2011 became those of 2019: 1 became 3, reworded; 3 became 2, unchanged; 2 and 4 were split and joined into 1 and 5; 4 is new.',
    )
  })

  it('[DEF9] the "and" of the list is no word of an element', () => {
    expect(compareVersions(version('a', ['x', 'One two; and']), version('b'), []).words).toEqual({ from: 2, to: 0 })
  })

  it('[DEF4] backwards, new is removed and the same words are marked', () => {
    const back = compareVersions(recent, old, reversed(lineage))
    expect(back.counts).toEqual({ kept: 1, reworded: 1, split: 2, new: 0, moved: 2, removed: 1 })
    expect(back.headline).toBe('From five elements to four')
    expect(back.summary).toContain('One was dropped without a successor.')
    expect(back.rows.at(-1)).toMatchObject({ kind: 'retired', after: [], before: [{ elementId: 'pathways' }] })
    const competencies = back.rows.find(({ after }) => after[0]?.elementId === 'competencies')
    expect(drawn(competencies?.after[0]?.runs)).toBe(
      '[+Competencies include +][~explicit~][+ objectives that +][~empower students~];',
    )
    expect(drawn(competencies?.before[0]?.runs)).toBe(
      '[~Students are empowered~] daily, how they will apply knowledge.',
    )
  })

  it('[DEF4] backwards twice is forwards', () => {
    expect(reversed(reversed(lineage))).toEqual(lineage)
  })
})

describe('other lineages', () => {
  it('[DEF5] with none recorded, elements go on by their id', () => {
    const links = lineageByIdentity(old.elements, recent.elements)
    const compared = compareVersions(old, recent, links)
    expect(compared.counts).toEqual({ kept: 1, reworded: 1, split: 0, new: 3, moved: 2, removed: 2 })
  })

  it('[DEF5] a version beside itself is all kept', () => {
    const compared = compareVersions(old, old, lineageByIdentity(old.elements, old.elements))
    expect(compared.counts).toEqual({ kept: 4, reworded: 0, split: 0, new: 0, moved: 0, removed: 0 })
    expect(compared.headline).toBe('Four elements, before and after')
    expect(compared.summary).toBe(
      'Between 2011 and 2011 four elements were kept word for word. Nothing was dropped without a successor.',
    )
  })

  it('[DEF8] elements that are only joined, or only split, are told so', () => {
    const two = version('a', ['x', 'Words of x.'], ['y', 'Words of y.'])
    const one = version('b', ['z', 'Words of x and of y.'])
    const joined = compareVersions(two, one, [link('x', 'z', 'merged'), link('y', 'z', 'merged')])
    expect(joined.rows).toMatchObject([{ kind: 'merged', movedText: 'from 1 and 2' }])
    expect(joined.rows[0]?.before.map(({ note }) => note)).toEqual([null, null])
    expect(drawn(joined.rows[0]?.before[0]?.runs)).toBe('[~Words of x~].')
    expect(joined.summary).toContain('Between a and b no element stayed one and the same. Two were joined into one.')
    expect(joined.mapText).toContain('1 and 2 were joined into 1.')
    const split = compareVersions(one, two, [link('z', 'x', 'split', 'Words of x'), link('z', 'y', 'split', 'of y')])
    expect(split.summary).toContain('One was split into two.')
    expect(split.counts).toMatchObject({ split: 2, removed: 0 })
  })

  it('[DEF6] words that the lineage names and the text lacks mark nothing', () => {
    const [from, to] = [version('a', ['x', 'One.'], ['y', 'Two.']), version('b', ['z', 'One two.'])]
    const links = [link('x', 'z', 'merged', 'three'), link('y', 'z', 'merged', 'Two')]
    const [row] = compareVersions(from, to, links).rows
    expect(row?.before.map(({ runs }) => drawn(runs))).toEqual(['One.', '[~Two~].'])
  })

  it('[DEF7] two words that only begin alike are not forms of one', () => {
    const from = version('a', ['x', 'All is transferable.'], ['y', 'Other.'])
    const to = version('b', ['z', 'All is transparent.'])
    const links = [link('x', 'z', 'merged', 'transferable'), link('y', 'z', 'merged', 'Other')]
    expect(drawn(compareVersions(from, to, links).rows[0]?.after[0]?.runs)).toBe('[+All is transparent+].')
  })

  it('[DEF3] a version without elements has no rows', () => {
    expect(compareVersions(version('a'), version('b'), [])).toMatchObject({
      rows: [],
      headline: 'No elements, before and after',
    })
  })
})

describe('the past of one element', () => {
  const past = elementLineage(old.elements, recent.elements, lineage)

  it('[DEF2] is what the lineage says, with the earlier words', () => {
    expect(past.get('mastery')).toMatchObject({
      kind: 'reworded',
      moved: true,
      from: [{ number: 1, elementId: 'mastery' }],
    })
    expect(past.get('agency')).toMatchObject({ kind: 'split', moved: false, from: [{ number: 2 }, { number: 4 }] })
    expect(drawn(past.get('agency')?.from[0]?.runs)).toBe(
      'Competencies include explicit objectives that [~empower students~];',
    )
    expect(past.get('pathways')).toEqual({ kind: 'new', moved: false, from: [], rationale: [] })
  })

  it('[DEF2] is not told when nothing is recorded', () => {
    expect(elementLineage(old.elements, recent.elements, []).size).toBe(0)
  })
})
