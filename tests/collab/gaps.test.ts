import { savedGap, updateGap, writeGap } from '@fieldword/server/collab/gaps.ts'
import { Rate } from '@fieldword/server/collab/rate.ts'
import { describe, expect, it, jest } from '@jest/globals'

/** Messages a millisecond. */
const many = 1

describe('messages of what was typed', () => {
  it('[COL41] wait for nobody while the process is at leisure, or few are there', () => {
    for (const peers of [1, 8, 9, 50, 400]) expect(updateGap(peers, many, 0.05)).toBe(0)
    for (const atWork of [0, 0.5, 1]) expect(updateGap(8, many, atWork)).toBe(0)
  })

  it('[COL41] wait longer the more people they go to and the less time is left, fifteen milliseconds at most', () => {
    expect(updateGap(20, many, 0.15)).toBeCloseTo(2)
    expect(updateGap(20, many, 1)).toBe(4)
    expect(updateGap(50, many, 1)).toBe(10)
    expect(updateGap(400, many, 0.15)).toBeCloseTo(7.5)
    for (const atWork of [0.25, 0.5, 1]) expect(updateGap(400, many, atWork)).toBe(15)
  })

  it('[COL41] do not wait where nothing else is likely to come meanwhile', () => {
    expect(updateGap(50, 1 / 9, 1)).toBe(10)
    expect(updateGap(50, 1 / 11, 1)).toBe(0)
    expect(updateGap(210, 1 / 20, 1)).toBe(0)
  })

  it('[COL41] are counted as they come: often while many type, seldom once they have stopped', () => {
    jest.useFakeTimers()
    try {
      const rate = new Rate()
      const type = (messages: number, apart: number) => {
        for (let message = 0; message < messages; message += 1) {
          jest.advanceTimersByTime(apart)
          rate.happened()
        }
      }
      expect(rate.perMillisecond).toBe(1 / 1000)
      type(200, 4)
      expect(rate.perMillisecond).toBeCloseTo(1 / 4)
      type(1, 60_000)
      expect(rate.perMillisecond).toBeLessThan(1 / 60)
    } finally {
      jest.useRealTimers()
    }
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
