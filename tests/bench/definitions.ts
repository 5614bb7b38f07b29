import { type Subject, start } from './load.ts'
import { processorTime } from './processor-time.ts'

const rounds = 3
const requestsInARow = 60

interface Asked {
  readonly name: string
  path(turn: number): string
  /** Fewer where each takes long. */
  readonly times?: number
}

/** Two of 64 revisions, in no order, so that nearly every pair is compared for the first time. */
const pair = (turn: number) => `from=r${1 + ((turn * 31) % 64)}&to=r${1 + ((turn * 47 + 11) % 64)}`

const asked: readonly Asked[] = [
  { name: 'two texts of 7 elements', path: turn => `/wiki/of-7/versions/compare?${pair(turn)}&view=side` },
  { name: 'two texts of 7 elements as JSON', path: turn => `/api/v1/definitions/of-7/compare?${pair(turn)}` },
  { name: 'two texts of 200 elements', path: turn => `/wiki/of-200/versions/compare?${pair(turn)}&view=side` },
  { name: 'two texts of 200 elements as JSON', path: turn => `/api/v1/definitions/of-200/compare?${pair(turn)}` },
  { name: 'three versions over time', path: () => '/wiki/competency-based-education/versions/over-time' },
  { name: 'an element in 64 revisions of 200', path: turn => `/wiki/of-200/elements/e${turn % 200}` },
  { name: 'an element in 200 versions of 7', path: turn => `/wiki/of-200-versions/elements/e${turn % 7}` },
  {
    name: 'at worst: 2,000 elements in other words, the first time and again',
    path: turn => `/api/v1/definitions/of-2000/compare?from=r${1 + (turn % 2)}&to=r${2 - (turn % 2)}`,
    times: 4,
  },
]

/**
 * What a comparison of definitions takes the server, beside Express 5 sending a fixed string of the same size, in turns in one run,
 * one request after the other. Asked for as somebody signed in would be, whose pages are not kept whole.
 */
export async function measureDefinitions(): Promise<void> {
  const wiki = await start('definitions-subject.ts')
  try {
    for (const each of asked) await measure(wiki, each)
  } finally {
    await wiki.stop()
  }
}

async function measure(wiki: Subject, { name, path, times = requestsInARow }: Asked): Promise<void> {
  const { size } = await ask(wiki.url + path(0))
  const floor = await start('floor.ts', String(size))
  const [ours, theirs]: [number[], number[]] = [[], []]
  let [processor, slowest] = [0, 0]
  try {
    for (let round = 0; round < rounds; round += 1) {
      for (let turn = 0; turn < times; turn += 1) theirs.push((await ask(`${floor.url}/`)).took)
      const before = processorTime([wiki.child.pid ?? 0])
      for (let turn = 0; turn < times; turn += 1) {
        const { took } = await ask(wiki.url + path(turn + round * times))
        ours.push(took)
        slowest = Math.max(slowest, took)
      }
      processor += (processorTime([wiki.child.pid ?? 0]) - before) / times / rounds
    }
  } finally {
    await floor.stop()
  }
  const own = `${processor.toFixed(1)} ms of the server's processor`
  const sizes = `${Math.round(size / 1000)} kB`
  console.log(
    `definitions: ${name}: p50 ${p50(ours)}, floor ${p50(theirs)}, slowest ${slowest.toFixed(1)} ms, ${own}, ${sizes}`,
  )
}

async function ask(address: string): Promise<{ readonly took: number; readonly size: number }> {
  const begun = performance.now()
  // A session that is no session any more: a visitor to whom no kept page is sent.
  const response = await fetch(address, { headers: { cookie: 'fw_session=none' } })
  const { byteLength } = await response.arrayBuffer()
  if (!response.ok) throw new Error(`${address} answered ${response.status}`)
  return { took: performance.now() - begun, size: byteLength }
}

function p50(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b)
  return `${(sorted[Math.floor(sorted.length / 2)] ?? 0).toFixed(1)} ms`
}
