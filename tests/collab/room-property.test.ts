import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals'
import { failedSeeds } from './failed-seeds.ts'
import { chanceOf, seeds } from './support/random.ts'
import { Simulation } from './support/simulation.ts'

/** How much happens between two quiet points; FIELDWORD_STEPS for more of it. */
const steps = Number(process.env.FIELDWORD_STEPS ?? 300)

// The real one: whatever waits for promises alone has gone on when it comes.
const nextTurn = setImmediate

beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask'] })
})
afterEach(() => {
  jest.useRealTimers()
})

async function passTime(milliseconds: number): Promise<void> {
  jest.advanceTimersByTime(milliseconds)
  await new Promise(nextTurn)
}

describe('rooms of two processes, whatever comes in whatever order', () => {
  it.each(seeds(...failedSeeds.rooms))(
    '[COL1] [COL2] [COL3] [COL14] agree, with all on disk that was said to be: seed %d',
    async seed => {
      const simulation = new Simulation(chanceOf(seed), passTime)
      for (let life = 0; life < 3; life += 1) {
        for (let step = 0; step < steps; step += 1) await simulation.step()
        expect(await simulation.faults()).toEqual([])
      }
    },
  )
})
