import { readFileSync } from 'node:fs'
import { cellsToTell } from '@fieldword/shared/processes/statistics/cells.ts'
import { groupConsensus } from '@fieldword/shared/processes/statistics/group-consensus.ts'
import { expect, it } from '@jest/globals'

/** What young people in London said of the policing of their city, in Polis (tests/fixtures/README.md). */
const folder = new URL('../fixtures/polis/', import.meta.url)
const statements = tableOf('london-comments.csv')
const people = tableOf('london-participants-votes.csv')

function tableOf(name: string): Record<string, string>[] {
  const [head = '', ...lines] = readFileSync(new URL(name, folder), 'utf8').trim().split(/\r?\n/)
  const columns = head.split(',')
  // Only the last column, the words, has commas of its own.
  return lines.map(line => {
    const cells = line.split(',')
    return Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? '']))
  })
}

/** Everybody whom Polis put into a group, by group. Who saw a statement and passed has voted. */
function groupsOf(statement: string) {
  return ['0', '1', '2'].map(group => {
    const said = people.filter(each => each['group-id'] === group).map(each => each[statement])
    return { agree: said.filter(vote => vote === '1').length, votes: said.filter(vote => vote !== '').length }
  })
}

it('[PR161] [PR166] counts what Polis counted, of every statement whose counts are from the same moment', () => {
  const told = statements.filter(({ 'comment-id': id = '' }) => id in (people[0] ?? {}))
  const differing = told.filter(({ 'comment-id': id = '', agrees, disagrees }) => {
    const said = people.map(each => each[id])
    const count = (vote: string) => said.filter(each => each === vote).length
    return count('1') !== Number(agrees) || count('-1') !== Number(disagrees)
  })
  expect(told).toHaveLength(36)
  expect(new Set(differing.map(({ 'comment-id': id }) => id))).toEqual(new Set(['10', '25']))
})

it('[PR166] what all three groups agree on stands before what the largest alone agrees on', () => {
  // Worked by hand from the votes: 7/19 × 2/5 × 3/5, and 17/18 × 3/5 × 3/5.
  expect(groupsOf('1')).toEqual([
    { agree: 1, votes: 3 },
    { agree: 6, votes: 17 },
    { agree: 2, votes: 3 },
  ])
  expect(groupConsensus(groupsOf('1'))).toBeCloseTo(42 / 475, 12)
  expect(groupsOf('20')).toEqual([
    { agree: 2, votes: 3 },
    { agree: 16, votes: 16 },
    { agree: 2, votes: 3 },
  ])
  expect(groupConsensus(groupsOf('20'))).toBeCloseTo(0.34, 12)
  // More people agree with 4 than with 1, one group not at all: 3/5 × 11/19 × 1/5.
  expect(groupConsensus(groupsOf('4'))).toBeCloseTo(33 / 475, 12)
})

it('[PR165] groups of three are not told of, and those of eighteen could be worked out beside them', () => {
  const sizes = ['0', '1', '2'].map(group => people.filter(each => each['group-id'] === group).length)
  expect(sizes).toEqual([3, 18, 3])
  expect(cellsToTell(sizes, 5)).toEqual([false, true, false])
  expect(cellsToTell(sizes, 10)).toEqual([false, false, false])
})
