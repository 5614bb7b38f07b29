import { diffDocuments } from '@fieldword/shared/diff/diff-documents.ts'
import { bold, cell, doc, headerCell, paragraph, row, table, text } from '@fieldword/shared/document/build.ts'
import type { NodeJson } from '@fieldword/shared/document/document.ts'
import { describe, expect, it } from '@jest/globals'
import { told } from './drawn.ts'

type Lines = readonly (readonly string[])[]

/** A table whose first row is its heading. With ids, as an editor makes them, or without, as an import may. */
function tableOf(lines: Lines, ids: 'ids' | 'none'): NodeJson {
  const id = (name: string) => (ids === 'ids' ? name.replaceAll(/\W/g, '_') : '')
  const made = lines.map((words, at) =>
    row(
      id(`r-${words[0]}`),
      ...words.map((word, column) =>
        (at === 0 ? headerCell : cell)(
          id(`c-${words[0]}-${lines[0]?.[column]}`),
          paragraph(id(`p-${words[0]}-${lines[0]?.[column]}`), word),
        ),
      ),
    ),
  )
  const found = table(id('t'), ...made)
  return ids === 'ids' ? found : withoutIds(found)
}

function withoutIds({ attrs: _, ...node }: NodeJson): NodeJson {
  return node.content ? { ...node, content: node.content.map(withoutIds) } : node
}

const versions: Lines = [
  ['Year', 'Elements', 'Publisher'],
  ['2011', 'five elements', 'iNACOL'],
  ['2015', 'five elements, reworded', 'iNACOL'],
  ['2019', 'seven elements', 'Aurora Institute'],
]
const [head = [], y2011 = [], y2015 = [], y2019 = []] = versions
const swapped = ([a = '', b = '', c = '']: readonly string[]) => [a, c, b]

describe.each(['ids', 'none'] as const)('a table with %s', ids => {
  const compare = (before: Lines, after: Lines) => diffDocuments(doc(tableOf(before, ids)), doc(tableOf(after, ids)))

  it('[DIFF23] that gets a column has a column added, and its rows did not change', () => {
    const sources = ['Source', 'report', 'blog', 'definition']
    const result = compare(
      versions,
      versions.map((line, at) => [...line, sources[at] ?? '']),
    )
    expect(told(result)).toEqual(['column added: Source'])
    expect(result.summary).toBe('One table column added.')
    expect(result.rows[0]?.table?.lines.map(({ kind }) => kind)).toEqual(['kept', 'kept', 'kept', 'kept'])
    expect(result.words).toEqual({ added: 4, removed: 0 })
  })

  it('[DIFF23] that loses a column, at its start, within it or at its end', () => {
    for (const column of [0, 1, 2]) {
      const result = compare(
        versions,
        versions.map(line => line.toSpliced(column, 1)),
      )
      expect(told(result)).toEqual([`column removed: ${head[column]}`])
    }
  })

  it('[DIFF23] whose columns changed places has a column moved', () => {
    const result = compare(versions, versions.map(swapped))
    expect(told(result)).toEqual([expect.stringMatching(/^column moved: (Elements|Publisher)$/)])
    expect(result.summary).toBe('One table column moved.')
  })

  it('[DIFF23] is told by its cells where a row is reworded', () => {
    const result = compare(versions, [head, y2011, y2015.with(1, 'six elements, reworded'), y2019])
    expect(told(result)).toEqual(['row reworded: 2015 | [-five-]{+six+} elements, reworded | iNACOL'])
    expect(result.summary).toBe('One table row reworded.')
  })

  it('[DIFF23] has rows added, removed and moved', () => {
    const y2023 = ['2023', 'seven elements, kept', 'Aurora Institute']
    expect(told(compare(versions, [...versions, y2023]))).toEqual([
      'row added: {+2023+} | {+seven elements, kept+} | {+Aurora Institute+}',
    ])
    expect(told(compare(versions, [head, y2011, y2019]))).toEqual([
      'row removed: [-2015-] | [-five elements, reworded-] | [-iNACOL-]',
    ])
    expect(told(compare(versions, [head, y2019, y2011, y2015]))).toEqual([
      'row moved: 2019 | seven elements | Aurora Institute',
    ])
  })

  it('[DIFF23] tells column and cell apart when both changed', () => {
    const after = versions.map(line => line.toSpliced(2, 1)).with(1, ['2011', '5 elements'])
    expect(told(compare(versions, after))).toEqual([
      'column removed: Publisher',
      'row reworded: 2011 | [-five-]{+5+} elements | [-iNACOL-]',
    ])
  })

  it('[DIFF23] that is new, or gone, is one table', () => {
    const other = doc(paragraph('a', 'Something else entirely.'))
    const before = doc(...other.content, tableOf(versions, ids))
    expect(diffDocuments(other, before).summary).toBe('One table added.')
    expect(diffDocuments(before, other).summary).toBe('One table removed.')
  })
})

describe('a cell', () => {
  const line = (...cells: NodeJson[]) => [
    table('t', row('r', ...cells), row('s', cell('s1', paragraph('sp', 'Below')))),
  ]
  const changes = (before: NodeJson[], after: NodeJson[]) => told(diffDocuments(doc(...before), doc(...after)))

  it.each<[string, NodeJson, NodeJson]>([
    ['bold added on “2011”', cell('c', paragraph('p', '2011')), cell('c', paragraph('p', [text('2011', bold)]))],
    ['made a heading cell', cell('c', paragraph('p', '2011')), headerCell('c', paragraph('p', '2011'))],
    [
      'alignment added: right',
      cell('c', paragraph('p', '2011')),
      { ...cell('c', paragraph('p', '2011')), attrs: { id: 'c', align: 'right' } },
    ],
  ])('[DIFF23] formatted otherwise says so: %s', (words, before, after) => {
    expect(changes(line(before), line(after))).toEqual([expect.stringContaining(words)])
    expect(changes(line(before), line(after))[0]).toMatch(/^row formatting: /)
  })

  it('[DIFF23] that spans two columns does not shift those beside it', () => {
    const wide = { ...headerCell('w', paragraph('wp', 'Both years')), attrs: { id: 'w', colspan: 2 } }
    const before = [
      table('t', row('h', wide), row('r', cell('a', paragraph('ap', '2011')), cell('b', paragraph('bp', '2019')))),
    ]
    const after = [
      table('t', row('h', wide), row('r', cell('a', paragraph('ap', '2011')), cell('b', paragraph('bp', '2020')))),
    ]
    expect(changes(before, after)).toEqual(['row reworded: 2011 | [-2019-]{+2020+}'])
  })

  it('[DIFF23] below one that reaches down stands in the next column', () => {
    const high = { ...cell('w', paragraph('wp', 'Both years')), attrs: { id: 'w', rowspan: 2 } }
    const lines = (last: string) => [
      table('t', row('h', high, cell('a', paragraph('ap', '2011'))), row('r', cell('b', paragraph('bp', last)))),
    ]
    const { rows } = diffDocuments(doc(...lines('2019')), doc(...lines('2020')))
    expect(rows[0]?.table?.lines[1]?.cells.map(({ column }) => column)).toEqual([1])
  })
})

it('[DIFF23] a long table is told in parts, its columns once', () => {
  const long = Array.from({ length: 100 }, (_, at) => [`Row ${at}`, `says ${at * 7919}`])
  const result = diffDocuments(
    doc(tableOf(long, 'ids')),
    doc(
      tableOf(
        long.map((line, at) => [...line, `note ${at}`]),
        'ids',
      ),
    ),
  )
  expect(result.rows.map(({ table: part }) => [part?.lines.length, part?.goesOn])).toEqual([
    [40, false],
    [40, true],
    [20, true],
  ])
  expect(result.summary).toBe('One table column added.')
  expect(result.changes).toBe(1)
})
