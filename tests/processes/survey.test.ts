import { type Answers, answeredOf, checkAnswers, wordsOf } from '@fieldword/shared/processes/answers.ts'
import { freeKey, type Question, question, questions } from '@fieldword/shared/processes/survey.ts'
import { type Counted, tallied } from '@fieldword/shared/processes/tallies.ts'
import { describe, expect, it } from '@jest/globals'

const choices = ['a', 'b', 'c'].map(key => ({ key, name: key.toUpperCase() }))
const asked: Question[] = [
  { kind: 'single', key: 'one', text: 'Which one?', help: '', required: true, choices },
  { kind: 'several', key: 'some', text: 'Which ones?', help: '', required: false, choices },
  { kind: 'scale', key: 'how', text: 'How much?', help: '', required: true, points: 5, low: 'little', high: '' },
  { kind: 'short', key: 'brief', text: 'In a line?', help: '', required: false },
  { kind: 'long', key: 'full', text: 'And else?', help: '', required: false },
  { kind: 'ranking', key: 'order', text: 'In which order?', help: '', required: false, choices },
  { kind: 'element', key: 'where', text: 'Where?', help: '', required: false },
  { kind: 'evidence', key: 'proof', text: 'Who says so?', help: '', required: false },
]
const context = { questions: asked, elementIds: new Set(['agency']) }
const check = (answers: Answers, submit = true) => checkAnswers(context, { one: 'a', how: 3, ...answers }, submit)
const problemsOf = (answers: Answers, submit = true) => check(answers, submit).problems

describe('questions', () => {
  it('[PR60] are of the kinds there are, with a key of their own and two choices where there are choices', () => {
    expect(asked.map(each => question.safeParse(each).success)).toEqual(asked.map(() => true))
    expect(questions.safeParse([asked[0], asked[0]]).error?.issues[0]?.message).toBe('Two questions have the same key.')
    const alike = { ...asked[0], choices: [choices[0], choices[0]] }
    expect(question.safeParse(alike).error?.issues.map(({ message }) => message)).toContain('Two choices say the same.')
    expect(question.safeParse({ ...asked[0], choices: choices.slice(1, 2) }).success).toBe(false)
    expect(question.safeParse({ ...asked[2], points: 11 }).success).toBe(false)
    expect(freeKey('What does “mastery” mean?', new Set(), 'q')).toBe('what-does-mastery-mean')
    expect(freeKey('掌握', new Set(['q']), 'q')).toBe('q-2')
  })
})

describe('answers', () => {
  it('[PR61] are kept as they are where they fit, and what is empty is left out', () => {
    const given = { some: ['c', 'a'], brief: '  a line ', full: '', order: ['b', 'a', 'c'], where: 'missing' }
    const proof = { address: ' https://example.org/x ', note: 'A study' }
    expect(check({ ...given, proof })).toEqual({
      problems: [],
      answers: {
        ...{ one: 'a', some: ['a', 'c'], how: 3, brief: 'a line', order: ['b', 'a', 'c'], where: 'missing' },
        proof: { address: 'https://example.org/x', note: 'A study' },
      },
    })
    expect(wordsOf({ address: 'https://example.org', note: 'A study' })).toBe('https://example.org\nA study')
    expect(answeredOf(asked, { one: 'a', how: 1 })).toBe(2)
  })

  it('[PR61] that do not fit are told one by one', () => {
    expect(
      problemsOf({ one: 'd', some: ['a', 'a'], how: 6, brief: 'a\nb', order: ['a', 'b'], where: 'nowhere' }),
    ).toEqual([
      { path: 'one', message: 'Choose one of those that are there.' },
      { path: 'some', message: 'Choose of those that are there, each once.' },
      { path: 'how', message: 'Choose a number from 1 to 5.' },
      { path: 'brief', message: 'Write one line.' },
      { path: 'order', message: 'Give each its place.' },
      { path: 'where', message: 'Choose an element of the text as it is.' },
    ])
    expect(problemsOf({ full: 'x'.repeat(5001) })).toEqual([{ path: 'full', message: 'Use at most 5,000 characters.' }])
    expect(problemsOf({ other: 'x' })).toEqual([{ path: 'other', message: 'There is no such question.' }])
    for (const address of ['javascript:alert(1)', 'https://bank.example@elsewhere', 'ftp://x.org', 'nothing']) {
      expect(problemsOf({ proof: { address, note: '' } })).toMatchObject([{ path: 'proof.address' }])
    }
  })

  it('[PR62] may have gaps when they are saved, and none that is needed when they are submitted', () => {
    expect(checkAnswers(context, { order: ['b'] }, false)).toEqual({ problems: [], answers: { order: ['b'] } })
    expect(checkAnswers(context, { some: [] }, true).problems).toEqual([
      { path: 'one', message: 'Choose one.' },
      { path: 'how', message: 'Choose one.' },
    ])
    expect(problemsOf({ one: 'z' }, false)).toHaveLength(1)
  })
})

describe('results', () => {
  const counted = (stratum: string, value: string, count: number, place = 1): Counted => ({
    ...{ stratum, question: place > 1 ? 'order' : 'one', value, place, count },
  })

  it('[PR65] [PR66] count everybody and each group that is large enough, and keep back what could be worked out', () => {
    const counts = {
      questions: asked.slice(0, 1),
      people: [
        { key: 'teacher', people: 12 },
        { key: 'state', people: 7 },
        { key: 'student', people: 2 },
      ],
      answered: [
        { stratum: 'teacher', question: 'one', count: 12 },
        { stratum: 'student', question: 'one', count: 2 },
      ],
      counted: [counted('teacher', 'a', 9), counted('teacher', 'b', 3), counted('student', 'a', 2)],
      elements: [],
    }
    const [everybody, ...groups] = tallied(counts, 5)
    expect(everybody).toMatchObject({
      people: 21,
      tallies: [{ answered: 14, values: [{ name: 'A', count: 11 }, { name: 'B', count: 3 }, { count: 0 }] }],
    })
    expect(groups.map(({ stratum, tallies }) => [stratum, tallies !== null])).toEqual([
      ['teacher', true],
      ['state', false],
      ['student', false],
    ])
  })

  it('[PR65] tell the mean place of what was ranked', () => {
    const ranked = asked.filter(({ kind }) => kind === 'ranking')
    const rows = [{ ...counted('', 'a', 3), question: 'order' }, counted('', 'a', 1, 3)]
    const people = [{ key: '', people: 4 }]
    const [everybody] = tallied({ questions: ranked, people, answered: [], counted: rows, elements: [] }, 1)
    expect(everybody?.tallies?.[0]?.values[0]).toMatchObject({ value: 'a', count: 4, place: 1.5 })
    expect(everybody?.tallies?.[0]?.values[1]).toMatchObject({ value: 'b', place: null })
  })
})
