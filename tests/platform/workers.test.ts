import { setImmediate as nextTurn } from 'node:timers/promises'
import { jsonBytes } from '@fieldword/server/platform/work/json-bytes.ts'
import { type Answer, KeptAnswers, type Made } from '@fieldword/server/platform/work/kept-answers.ts'
import { Workers, type WorkersLimits } from '@fieldword/server/platform/work/workers.ts'
import { afterEach, describe, expect, it } from '@jest/globals'
import { refusalOf } from '../support/refused.ts'
import type { OddTask } from './support/odd-work.ts'

const program = new URL('./support/odd-work.ts', import.meta.url)
const opened: Workers[] = []
afterEach(async () => {
  for (const workers of opened.splice(0)) await workers.close()
})

function threads(limits: Partial<WorkersLimits> = {}) {
  const workers = new Workers({ threads: 1, ...limits })
  opened.push(workers)
  return (task: OddTask) => workers.run<{ said: string; by: number }>(program, task)
}

describe('threads', () => {
  it('[PLT1] answer each task with what it is, over as many threads as there may be', async () => {
    const run = threads({ threads: 2 })
    const answers = await Promise.all(Array.from({ length: 20 }, (_, at) => run({ say: `task ${at}` })))
    expect(answers.map(({ said }) => said)).toEqual(Array.from({ length: 20 }, (_, at) => `task ${at}`))
    expect(new Set(answers.map(({ by }) => by)).size).toBeLessThanOrEqual(2)
  })

  it('[PLT1] are kept from task to task', async () => {
    const run = threads()
    const first = await run({ say: 'one' })
    expect((await run({ say: 'two' })).by).toBe(first.by)
  })

  it('[PLT1] that fail say why, and the next task has a new one', async () => {
    const run = threads()
    await expect(run({ fail: 'The text is damaged.' })).rejects.toThrow('The text is damaged.')
    expect((await run({ say: 'after it' })).said).toBe('after it')
  })

  it('[PLT1] that take too long are ended, and whoever waited behind goes on', async () => {
    const run = threads({ milliseconds: 300 })
    const [never, after] = [run({ never: true }), run({ say: 'after it' })]
    expect(await refusalOf(never)).toBe('takes-too-long')
    expect((await after).said).toBe('after it')
  })

  it('[PLT1] let no more wait than they may', async () => {
    const run = threads({ waiting: 2, milliseconds: 2_000 })
    const [busy, first, second] = [run({ never: true }), run({ say: 'first' }), run({ say: 'second' })]
    expect(await refusalOf(run({ say: 'one too many' }))).toBe('too-busy')
    expect(await refusalOf(busy)).toBe('takes-too-long')
    expect((await Promise.all([first, second])).map(({ said }) => said)).toEqual(['first', 'second'])
  })

  it('[PLT1] refuse what they were at and what waits when they are closed', async () => {
    const run = threads()
    const left = [run({ never: true }), run({ say: 'too late' })].map(refusalOf)
    await opened[0]?.close()
    expect(await Promise.all(left)).toEqual(['too-busy', 'too-busy'])
    expect(await refusalOf(run({ say: 'closed' }))).toBe('too-busy')
  })
})

describe('kept answers', () => {
  /** What is kept is written down once whoever asked has been answered. */
  async function asked<Value>(kept: KeptAnswers, key: string, make: () => Promise<readonly Made<Value>[]>) {
    const answer = await kept.get(key, make)
    await nextTurn()
    return answer
  }
  const bytes = (size: number) => [{ bytes: new Uint8Array(size) }]

  it('[PLT2] are worked out once, also by many who ask at once', async () => {
    const kept = new KeptAnswers(1000)
    let made = 0
    const ask = () =>
      asked(kept, 'a', async () => {
        made += 1
        return [{ value: { of: 'words' } }]
      })
    await Promise.all([ask(), ask(), ask()])
    expect((await ask()).part(0)).toEqual({ of: 'words' })
    expect(made).toBe(1)
  })

  it('[PLT2] are bounded: what nobody asked for longest goes first, and what is too large is not kept', async () => {
    const kept = new KeptAnswers(1000)
    const made: string[] = []
    const ask = (key: string, size: number) =>
      asked(kept, key, async () => {
        made.push(key)
        return bytes(size)
      })
    for (const key of ['a', 'b', 'c', 'd']) await ask(key, 250)
    await ask('a', 250)
    await ask('e', 250)
    expect(kept.bytes).toBe(1000)
    await ask('a', 250)
    await ask('b', 250)
    expect(made).toEqual(['a', 'b', 'c', 'd', 'e', 'b'])
    await ask('large', 600)
    await ask('large', 600)
    expect(made.slice(-2)).toEqual(['large', 'large'])
    expect(kept.bytes).toBeLessThanOrEqual(1000)
  })

  it('[PLT2] that could not be worked out, or not be written down, are asked for again', async () => {
    const kept = new KeptAnswers(1000)
    await expect(kept.get('a', () => Promise.reject(new Error('away')))).rejects.toThrow('away')
    await asked(kept, 'a', () => Promise.resolve([{ value: 1n }]))
    expect((await kept.get('a', () => Promise.resolve([{ value: 2 }]))).part(0)).toBe(2)
  })

  it('[PLT2] are packed where they are long, which nobody waits for, and read part by part', async () => {
    const kept = new KeptAnswers(100_000)
    const words = (word: string) => Array<string>(2000).fill(word)
    const make = () => Promise.resolve([{ value: words('first') }, { bytes: jsonBytes(words('second')) }])
    const told = (answer: Answer<string[]>) => [answer.parts, answer.part(0)[1999], answer.part(1)[1999]]
    expect(told(await kept.get('a', make))).toEqual([2, 'first', 'second'])
    expect(kept.bytes).toBe(0)
    while (kept.bytes === 0) await nextTurn()
    expect(kept.bytes).toBeLessThan(1000)
    const again = await kept.get<string[]>('a', () => Promise.reject(new Error('asked anew')))
    expect(told(again)).toEqual([2, 'first', 'second'])
    expect(() => again.part(2)).toThrow(RangeError)
  })
})
