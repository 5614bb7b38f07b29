import { savedGap, updateGap, writeGap } from '@fieldword/server/collab/gaps.ts'
import { describe, expect, it } from '@jest/globals'

describe('messages of what was typed', () => {
  it('[COL41] wait for nobody while the process has half its time left, or few are there', () => {
    for (const peers of [1, 8, 9, 50, 400]) expect(updateGap(peers, 0.5)).toBe(0)
    for (const atWork of [0, 0.5, 1]) expect(updateGap(8, atWork)).toBe(0)
  })

  it('[COL41] wait longer the more people they go to and the less time is left, fifteen milliseconds at most', () => {
    expect(updateGap(20, 0.7)).toBeCloseTo(2)
    expect(updateGap(20, 1)).toBe(4)
    expect(updateGap(50, 1)).toBe(10)
    expect(updateGap(400, 0.7)).toBeCloseTo(7.5)
    for (const atWork of [0.9, 1]) expect(updateGap(400, atWork)).toBe(15)
  })
})

describe('writes of the log', () => {
  it('[COL1] are 25 milliseconds apart while the process is at leisure, and 50 at most', () => {
    expect(writeGap(0.05)).toBe(25)
    expect(writeGap(0.15)).toBeCloseTo(37.5)
    for (const atWork of [0.25, 1]) expect(writeGap(atWork)).toBe(50)
  })
})

describe('what is said to be saved', () => {
  it('[COL41] is said at once while the process is at leisure, and a tenth of a second later at most', () => {
    expect(savedGap(0.05)).toBe(0)
    expect(savedGap(0.15)).toBeCloseTo(50)
    for (const atWork of [0.25, 1]) expect(savedGap(atWork)).toBe(100)
  })
})
