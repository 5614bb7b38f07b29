import { csvOf } from '@fieldword/shared/kernel/csv.ts'
import { readCsv } from '@fieldword/shared/kernel/csv-reading.ts'
import { readAnswers, readComments } from '@fieldword/shared/processes/import-rows.ts'
import { individualCsv } from '@fieldword/shared/processes/rating/csv.ts'
import { similarTo } from '@fieldword/shared/processes/similar.ts'
import { describe, expect, it } from '@jest/globals'

const cellsOf = (text: string) => readCsv(text).rows.map(({ cells }) => cells)

const agency = 'Students make choices, and students learn from them.'
const context = {
  elements: [
    { id: 'e-agency', number: 1, handle: 'Agency', text: agency },
    { id: 'e-pace', number: 2, handle: 'Pace', text: 'Students move on when ready.' },
  ],
  strata: [{ key: 'teacher', name: 'Teachers' }],
  questions: [
    { kind: 'scale', key: 'how', text: 'How much?', help: '', required: true, points: 5, low: '', high: '' } as const,
    { kind: 'long', key: 'why', text: 'Why?', help: '', required: false } as const,
  ],
}
const commentsOf = (text: string) => readComments(readCsv(text), context)

describe('a CSV file', () => {
  it('[PR80] is read with any line ends and separators, quotes, a mark at its start, and empty lines', () => {
    const read = [
      ['a', 'b'],
      ['1, "x"', 'two\nlines'],
    ]
    for (const end of ['\n', '\r\n', '\r']) {
      expect(cellsOf(`\ufeffa,b${end}${end}"1, ""x""","two\nlines"${end}`)).toEqual(read)
    }
    expect(cellsOf('a;b\n"1, ""x""";"two\r\nlines"')).toEqual(read)
    expect(cellsOf('a\tb\n"1, ""x"""\t"two\rlines"')).toEqual(read)
    expect(cellsOf('"a,b";c\n1;2')).toEqual([
      ['a,b', 'c'],
      ['1', '2'],
    ])
    expect(cellsOf('')).toEqual([])
    expect(cellsOf('a,,b,\n')).toEqual([['a', '', 'b', '']])
  })

  it('[PR80] says on which line it stops being a table, and does not go on from there', () => {
    expect(readCsv('a,b\n1,2\n"x,3\n').fault).toEqual({
      ...{ line: 3, message: 'A quotation mark is opened and never closed.' },
    })
    expect(readCsv('a\n"x"y\n')).toMatchObject({ rows: [{ line: 1 }], fault: { line: 2 } })
    expect(readCsv(`a\n${'x'.repeat(20_001)}`).fault?.line).toBe(2)
    expect(readCsv(`a\n${'1\n'.repeat(10_001)}`)).toMatchObject({ fault: { line: 10_002 } })
    expect(readCsv(','.repeat(101)).fault?.line).toBe(1)
  })

  it('[PR80] [PR82] of formulas is text, and comes back as it was written but for the mark that makes it text', () => {
    const hostile = ['=HYPERLINK("http://x")', '+1', '-1', '@SUM(A1)', '\t=1', '＝1', "'=1", 'a"b', '=1\n=2']
    expect(cellsOf(hostile.map(cell => `"${cell.replaceAll('"', '""')}"`).join('\n')).flat()).toEqual(hostile)
    const back = cellsOf(csvOf(hostile.map(cell => [cell]))).flat()
    expect(back.map(cell => cell.replace(/^'(?=\s*[=+\-@＝])/u, ''))).toEqual(
      hostile.map(cell => cell.replace(/^'(?==)/, '')),
    )
    expect(back.filter(cell => /^\s*[=+\-@＝]/u.test(cell))).toEqual([])
  })
})

describe('comments of a file', () => {
  it('[PR80] are read against the text, the groups and the types', () => {
    const { rows, unknown, fault } = commentsOf(
      'Reference,TEXT,element,words,type,proposed,stratum,received,name,colour\n' +
        'p1,"Too vague",Agency,make choices,Wording,decide,Teachers,2026-06-30,A teacher,red\n' +
        'p2,All of it,,,,,,,,\n',
    )
    expect(fault).toBeNull()
    expect(unknown).toEqual(['colour'])
    expect(rows.map(({ said }) => said)).toEqual([
      {
        ...{ line: 2, reference: 'p1', name: 'A teacher', received: '2026-06-30', stratum: 'teacher' },
        ...{ element: 'e-agency', words: 'make choices', type: 'wording', text: 'Too vague', proposedText: 'decide' },
      },
      {
        ...{ line: 3, reference: 'p2', name: '', received: null, stratum: '' },
        ...{ element: null, words: null, type: 'general', text: 'All of it', proposedText: null },
      },
    ])
  })

  it('[PR80] with faults say which, row by row', () => {
    const { rows } = commentsOf(
      'reference,text,element,words,type,stratum,received\n' +
        'a,,9,x,joy,pupils,June\n' +
        'b,Hm,1,tudents,,,\n' +
        'b,Hm,2,never,,,\n' +
        ',Hm,,,,,,too,many\n',
    )
    expect(rows.map(({ problems }) => problems)).toEqual([
      [
        'element: There is no such element in the text. Use its number or its name.',
        'text: Write what you have to say.',
        'words: Say which element they stand in.',
        'received: Write the day as 2026-06-30.',
        'stratum: There is no such group in this process.',
        'type: Use one of wording, structure, meaning, question, evidence, general.',
      ],
      ['words: They stand in this element more than once. Take more words around them.'],
      ['words: They do not stand in this element.', 'reference: Line 3 has the same.'],
      ['This row has 9 cells, and the first row names 7.', 'reference: Give each row a reference of its own.'],
    ])
    expect(commentsOf('text\nHm').fault?.message).toBe(
      'The first row names the columns. There is no column “reference”.',
    )
    expect(commentsOf('reference,text').fault?.message).toBe('There is no row beside the first.')
  })

  it('[PR80] answers have a column for each question, by its key or its words', () => {
    const { rows } = readAnswers(readCsv('reference,how,Why?\na,4,=1+1\nb,6,\nc,,x'), context)
    expect(rows.map(({ said, problems }) => said?.answers ?? problems)).toEqual([
      { how: 4, why: '=1+1' },
      ['how: Choose a number from 1 to 5.'],
      ['how: Choose one.'],
    ])
  })
})

describe('a hostile file', () => {
  it.each(['\0', '\u0007', '\u202e', '\ud800'])(
    '[PR366] with what cannot be seen or kept is refused, cell by cell: %j',
    unseen => {
      const { rows } = commentsOf(`reference,text,proposed,name\nr${unseen}1,a${unseen}b,c${unseen}d,e${unseen}f\n`)
      expect(rows.map(({ said, problems }) => [said, problems.length])).toEqual([[null, 4]])
      const answers = readAnswers(readCsv(`reference,how,why\nr1,4,a${unseen}b\n`), context)
      expect(answers.rows.map(({ said, problems }) => [said, problems.length])).toEqual([[null, 1]])
    },
  )

  it('[PR366] is no formula any more in whatever file it comes out of: ratings and their reasons, groups, raters', () => {
    const hostile = '=HYPERLINK("http://x")'
    const rated = { rater: hostile, group: hostile, element: 1, value: 9, reason: hostile, at: '2026-03-01T12:00:00Z' }
    const [, line = []] = cellsOf(individualCsv([rated]))
    expect(line.filter(cell => cell === `'${hostile}`)).toHaveLength(3)
    expect(line.filter(cell => cell.startsWith('='))).toEqual([])
  })
})

describe('what is said twice', () => {
  it('[PR74] is found by its words, the likest first, and short remarks are like nothing', () => {
    const said = [
      { number: 1, text: 'The word rigorous is used to exclude students.' },
      { number: 2, text: 'Rigorous is a word that is used to exclude people.' },
      { number: 3, text: 'Put equity first, before the other elements.' },
      { number: 4, text: 'the word RIGOROUS is used to exclude students' },
    ]
    expect(similarTo({ number: 1, text: 'The word rigorous is used to exclude students.' }, said)).toEqual([4, 2])
    expect(similarTo({ number: 9, text: 'Yes' }, [{ number: 8, text: 'Yes' }])).toEqual([])
  })
})
