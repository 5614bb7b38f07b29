import { attribute } from '@fieldword/shared/blame/attribute.ts'
import { flowOf } from '@fieldword/shared/blame/flow.ts'
import { Memory, rememberedCharacters, rememberedRevisions } from '@fieldword/shared/blame/memory.ts'
import { Vocabulary } from '@fieldword/shared/blame/vocabulary.ts'
import { bold, doc, heading, paragraph, text } from '@fieldword/shared/document/build.ts'
import { describe, expect, it } from '@jest/globals'
import { Line } from './support/line.ts'

const agency = 'Students are empowered daily to make important decisions about their learning experiences.'
const evidence = 'Students progress based on evidence of mastery, not seat time.'
const equity = 'Strategies to ensure equity for all students are embedded in the culture of schools.'

/** Sentences that have no word in common. */
const far = (count: number) =>
  Array.from({ length: count }, (_, index) => `Sentence${index} says${index} something${index} else${index}.`)

describe('what stays', () => {
  it('[WHO1] the first text is all of the first revision', () => {
    expect(new Line().write([agency]).runs).toEqual([{ revision: 1, by: null, length: agency.length }])
  })

  it('[WHO1] runs lie over the text nodes, and line breaks, marks and blocks take nothing of them', () => {
    const broken = doc(
      heading('h', 2, 'Elements'),
      paragraph('p', [text('one ', bold), text('two'), { type: 'hardBreak' }, text('three')]),
      paragraph('e', ''),
    )
    expect(new Line().write(broken).runs).toEqual([{ revision: 1, by: null, length: 'Elementsone twothree'.length }])
  })

  it('[WHO1] an empty text has no runs, and what is written into it is new', () => {
    const line = new Line().write([])
    expect(line.runs).toEqual([])
    expect(line.write(['Now there is some.']).drawn).toBe('r2: Now there is some')
    expect(line.write([]).runs).toEqual([])
  })

  it('[WHO3] words keep their revision, those between them have their own', () => {
    const line = new Line().write([evidence]).write([evidence.replace('evidence', 'clear evidence')])
    expect(line.drawn).toBe('r1: Students progress based on | r2: clear | r1: evidence of mastery not seat time')
  })

  it('[WHO3] a word that was changed is a word of the change', () => {
    const line = new Line().write(['The colour of learning.']).write(['The color of learning.'])
    expect(line.drawn).toBe('r1: The | r2: color | r1: of learning')
  })

  it('[WHO2] space goes with the word before it: lines broken elsewhere are no writing', () => {
    const line = new Line().write(['Students progress  by evidence']).write([' Students\tprogress by\nevidence alone'])
    expect(line.runs).toEqual([
      { revision: 1, by: null, length: ' Students\tprogress by\nevidence '.length },
      { revision: 2, by: null, length: 'alone'.length },
    ])
  })

  it('[WHO3] a mark, a level or a new block type changes no author', () => {
    const line = new Line()
      .write(doc(paragraph('p', agency)))
      .write(doc(heading('p', 2, [text('Students are', bold), text(agency.slice('Students are'.length))])))
    expect(line.runs).toEqual([{ revision: 1, by: null, length: agency.length }])
  })
})

describe('what moves', () => {
  it('[WHO3] paragraphs that change places keep their revisions', () => {
    const line = new Line()
      .write([agency, evidence])
      .write([agency, evidence, equity])
      .write([equity, evidence, agency])
    expect(line.drawn).toMatch(/^r2: Strategies .* schools \| r1: Students progress .* experiences$/)
  })

  it('[WHO3] so does a sentence that is cut and pasted into another paragraph', () => {
    const line = new Line().write([`${agency} ${evidence}`, equity]).write([agency, `${equity} ${evidence}`])
    expect(line.drawn).toMatch(/^r1: [^|]*$/)
  })

  it('[WHO3] and one that is reworded on its way', () => {
    const line = new Line()
      .write([agency, evidence, ...far(6)])
      .write([evidence, ...far(6), agency.replace('daily', 'every day')])
    expect(line.drawn).toMatch(/ r1: Students progress|^r1: Students progress/)
    expect(line.drawn).toMatch(/Students are empowered \| r2: every day \| r1: to make important/)
  })

  it('[WHO3] paragraphs split, joined and split elsewhere', () => {
    const line = new Line()
      .write([agency, evidence])
      .write([`${agency} ${evidence}`])
      .write([
        'Students are empowered daily',
        `to make important decisions about their learning experiences. ${evidence}`,
      ])
    expect(line.drawn).toMatch(/^r1: [^|]*$/)
  })

  it('[WHO3] two halves that change places are one move, not a text written anew', () => {
    const [first, second] = [far(60), far(120).slice(60)]
    const line = new Line().write([...first, ...second]).write([...second, ...first])
    expect(line.drawn).toMatch(/^r1: [^|]*$/)
  })

  it('[WHO3] so does a heading of one word, as a whole block', () => {
    const line = new Line().write(['History', ...far(4)]).write([...far(4), 'History'])
    expect(line.drawn).toMatch(/^r1: [^|]*$/)
  })

  it('[WHO3] and a passage that stood twice before', () => {
    const line = new Line()
      .write([evidence, agency, evidence, ...far(4)])
      .write([agency, ...far(4), `They say: ${evidence}`])
    expect(line.drawn).toMatch(/ \| r2: They say \| r1: Students progress [^|]* seat time$/)
  })

  it('[WHO3] a copy is of whoever made it: the words still stand where they stood', () => {
    const line = new Line().write([agency, evidence]).write([agency, evidence, agency])
    expect(line.drawn).toMatch(/^r1: .*seat time \| r2: Students are empowered .*$/)
  })

  it('[WHO4] a text written anew has nothing of the one that stood there but little words', () => {
    const line = new Line()
      .write(['The pace of the work is set by the teacher and the clock.'])
      .write(['In the end what counts is the evidence that a learner gives of having understood.'])
    expect(line.drawn).toMatch(/^r2: [^|]*$/)
  })

  it('[WHO4] nor of a turn of phrase that stands everywhere', () => {
    const line = new Line()
      .write(['Learners know that the pace, and that the place, are theirs to choose.'])
      .write(['Assessment shows that the evidence gathered demonstrates competence: meaning that the credit follows.'])
    expect(line.drawn).toMatch(/^r2: [^|]*$/)
  })

  it('[WHO4] fewer words than a phrase are no move', () => {
    const line = new Line()
      .write(['Agency in learning', ...far(5)])
      .write([...far(5), 'Something about agency was said in the other room'])
    expect(line.drawn).toMatch(/\| r2: Something about agency was said in the other room$/)
  })
})

describe('what comes back', () => {
  it('[WHO6] a text that says the same as an earlier one is of whoever wrote that', () => {
    const line = new Line()
      .write([agency, evidence])
      .write([agency.replace('daily', 'often'), evidence])
      .write(['Nonsense.'])
      .write([agency.replace('daily', 'often'), evidence])
    expect(line.drawn).toMatch(/^r1: Students are empowered \| r2: often \| r1: to make/)
  })

  it('[WHO5] a paragraph that was taken out and is brought back returns to who wrote it', () => {
    const line = new Line().write([agency]).write([agency, evidence]).write([agency, equity])
    expect(line.write([evidence, agency, equity]).drawn).toMatch(
      /^r2: Students progress .* time \| r1: .* experiences \| r3: .*$/,
    )
  })

  it('[WHO5] a part of it too, among new words', () => {
    const line = new Line().write([agency]).write([agency, evidence]).write([agency])
    expect(line.write([agency, 'They move on by evidence of mastery, not seat time, they say.']).drawn).toMatch(
      /\| r4: They move on by \| r2: evidence of mastery not seat time \| r4: they say$/,
    )
  })

  it('[WHO5] a single word is known by those around it', () => {
    const line = new Line().write([agency]).write([agency.replace(' daily', '')])
    expect(line.write([`${agency} They are.`]).drawn).toMatch(/^r1: .* experiences \| r3: They are$/)
  })

  it('[WHO5] and those around it keep the author they have', () => {
    const line = new Line()
      .write(['Students learn actively using pathways.', ...far(3)])
      .write([
        'Students learn actively using pathways.',
        ...far(3),
        'Students learn actively using different pathways.',
      ])
      .write(['Students learn actively using pathways.', ...far(3)])
      .write(['Students learn actively using different pathways.', ...far(3)])
    expect(line.drawn).toMatch(/^r1: Students learn actively using \| r2: different \| r1: pathways Sentence0/)
  })

  it('[WHO5] a page that was emptied and put right with a correction has its authors back', () => {
    const line = new Line().write([agency]).write([agency, evidence, equity]).write([''])
    line.write([agency, evidence.replace('seat time', 'hours'), equity])
    expect(line.drawn).toMatch(/^r1: .* experiences \| r2: .* mastery not \| r4: hours \| r2: Strategies .*$/)
  })

  it('[WHO5] what was taken out too many revisions ago is forgotten', () => {
    const line = new Line().write([agency, evidence]).write([agency])
    for (let count = 1; count < rememberedRevisions; count += 1) line.write([agency, `${count}`])
    expect(line.write([agency, evidence]).drawn).toMatch(/^r1: [^|]*$/)
    const later = new Line().write([agency, evidence]).write([agency])
    for (let count = 0; count < rememberedRevisions; count += 1) later.write([agency, `${count}`])
    expect(later.write([agency, `${evidence} Or so.`]).drawn).toMatch(/\| r403: Students progress .*$/)
  })

  it('[WHO5] and what was taken out before more than is remembered', () => {
    const memory = new Memory()
    const removal = (length: number) => [{ texts: ['x'.repeat(length)], runs: [{ revision: 1, by: null, length }] }]
    memory.add(removal(10))
    memory.add(removal(rememberedCharacters - 1))
    expect(memory.passages).toHaveLength(2)
    memory.add(removal(1))
    expect(memory.passages).toHaveLength(2)
    memory.add(removal(10 * rememberedCharacters))
    expect(memory.passages).toHaveLength(1)
  })
})

describe('several who wrote', () => {
  it('[WHO7] each word is of who typed most of it, and what nobody typed is of the revision', () => {
    const line = new Line().write(['Students'])
    line.write(
      ['Students learn by doing things'],
      [
        { by: null, length: 'Students '.length },
        { by: 'ada', length: 'learn '.length },
        { by: 'ben', length: 'by do'.length },
        { by: 'ada', length: 'ing'.length },
        { by: null, length: ' things'.length },
      ],
    )
    expect(line.drawn).toBe('r1: Students | r2 ada: learn | r2 ben: by | r2 ada: doing | r2: things')
  })

  it('[WHO7] who typed words that stood there before is not their author', () => {
    const line = new Line().write([agency]).write([agency, evidence], [{ by: 'ada', length: 1000 }])
    expect(line.drawn).toMatch(/^r1: .* experiences \| r2 ada: .* time$/)
  })
})

describe('any text', () => {
  it.each([
    ['Thai', 'ผู้เรียนก้าวหน้าตามหลักฐานของความเชี่ยวชาญ', 'ผู้เรียนก้าวหน้าตามหลักฐานที่ชัดเจนของความเชี่ยวชาญ'],
    ['Japanese', '生徒は習熟の証拠に基づいて進みます。', '生徒は習熟の明確な証拠に基づいて進みます。'],
    ['Arabic', 'يتقدم الطلاب بناءً على دليل الإتقان', 'يتقدم الطلاب بناءً على دليل واضح الإتقان'],
    ['emoji', 'Family 👨‍👩‍👧‍👦 and flag 🇫🇷 stay', 'Family 👨‍👩‍👧‍👦 and a flag 🇫🇷 stay'],
  ])('[WHO3] words are words in %s', (_, before, after) => {
    const line = new Line().write([before]).write([after])
    const [first, second, third] = line.runs
    expect(line.runs).toHaveLength(3)
    expect([first?.revision, second?.revision, third?.revision]).toEqual([1, 2, 1])
    expect(second?.length).toBe(after.length - before.length)
  })

  it('[WHO8] a text of one word over and over is credited by number', () => {
    const line = new Line().write([Array(3000).fill('same').join(' ')])
    line.write([Array(4000).fill('same').join(' ')])
    expect(line.runs.map(({ revision }) => revision)).toEqual([1, 2])
    const blocks = new Line().write(Array(400).fill('same')).write(Array(500).fill('same'))
    expect(blocks.runs.map(({ revision }) => revision)).toEqual([1, 2])
  })

  it('[WHO8] a text of 200,000 words that are all the same', () => {
    const line = new Line().write([Array(200_000).fill('same').join(' ')])
    line.write([`${Array(150_000).fill('same').join(' ')} other`])
    expect(line.runs.map(({ revision, length }) => [revision, length])).toEqual([
      [1, 150_000 * 5],
      [2, 'other'.length],
    ])
  })

  it('[WHO8] past the budget words are new, and never of somebody who did not write them', () => {
    const vocabulary = new Vocabulary()
    const [before, after] = [agency, `So ${agency.replaceAll(' ', '  ')}`].map(words =>
      flowOf(doc(paragraph('p', words)), vocabulary),
    )
    if (!before || !after) throw new Error('two texts')
    const parent = { flow: before, runs: [{ revision: 1, by: null, length: agency.length }] }
    const child = { flow: after, revision: 2, typed: null }
    const { runs } = attribute(child, parent, { passages: [], same: null }, { left: 0, coarse: false })
    expect(runs.reduce((sum, { length }) => sum + length, 0)).toBe(after.offsets.at(-1))
    expect(runs[0]).toMatchObject({ revision: 2 })
  })

  it('[WHO8] two texts of 100,000 words with nothing in common', () => {
    const words = (name: string) =>
      Array.from({ length: 1000 }, (_, block) =>
        Array.from({ length: 100 }, (_, word) => `${name}${(block * 7 + word * 13) % 9001}`).join(' '),
      )
    const line = new Line().write(words('a')).write(words('b'))
    expect(line.runs.map(({ revision }) => revision)).toEqual([2])
  })
})
