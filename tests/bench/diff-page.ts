import { type Subject, start } from './load.ts'
import { processorTime } from './processor-time.ts'

const rounds = 3
const requestsInARow = 100
/** Requests at first: V8 compiles a page of React again and again until it has been asked for some hundred times. */
const warming = 400

interface Wiki extends Subject {
  readonly revisions: number
}

/**
 * The page that compares two revisions of 10 kB, where there are ten revisions and where there are ten thousand, in turns in one
 * run, one request after the other. Asked for as somebody signed in would be, whose pages are not kept whole.
 */
export async function measureDiffPage(): Promise<void> {
  const wikis: Wiki[] = await Promise.all([10, 10_000].map(open))
  try {
    for (const { name, path } of addresses) {
      const figures = new Map(wikis.map(wiki => [wiki, { times: [] as number[], processor: 0 }]))
      for (const wiki of wikis) await oneByOne(wiki, turn => path(wiki, turn + rounds * requestsInARow), warming)
      for (let round = 0; round < rounds; round += 1) {
        for (const [wiki, figure] of figures) {
          const before = processorTime([wiki.child.pid ?? 0])
          figure.times.push(...(await oneByOne(wiki, turn => path(wiki, turn + round * requestsInARow))))
          figure.processor += (processorTime([wiki.child.pid ?? 0]) - before) / requestsInARow / rounds
        }
      }
      for (const [{ revisions }, { times, processor }] of figures) {
        const own = `${processor.toFixed(1)} ms of the server's processor`
        console.log(`diff page: ${name}, ${revisions} revisions: ${inMilliseconds(times)}, ${own}`)
      }
    }
  } finally {
    await Promise.all(wikis.map(wiki => wiki.stop()))
  }
}

/** Every place once in a while, in no order. */
const anywhere = (revisions: number, turn: number) => 2 + ((turn * 7919) % (revisions - 1))

const addresses: readonly { readonly name: string; path(wiki: Wiki, turn: number): string }[] = [
  {
    name: 'two neighbours',
    path: ({ revisions }, turn) => {
      const to = anywhere(revisions, turn)
      return `/wiki/measured/compare?from=${to - 1}&to=${to}&view=side`
    },
  },
  {
    name: 'any two',
    path: ({ revisions }, turn) =>
      `/wiki/measured/compare?from=${anywhere(revisions, turn)}&to=${anywhere(revisions, turn * 31 + 7)}&view=inline`,
  },
  {
    name: 'any two as JSON',
    path: ({ revisions }, turn) =>
      `/api/v1/pages/measured/compare?from=${anywhere(revisions, turn * 13)}&to=${anywhere(revisions, turn * 17 + 3)}&rows=changes`,
  },
]

async function open(revisions: number): Promise<Wiki> {
  return { ...(await start('diff-page-subject.ts', String(revisions))), revisions }
}

async function oneByOne(
  wiki: Wiki,
  path: (turn: number) => string,
  requests: number = requestsInARow,
): Promise<number[]> {
  const times: number[] = []
  for (let turn = 0; turn < requests; turn += 1) {
    const begun = performance.now()
    // A session that is no session any more: a visitor to whom no kept page is sent.
    const response = await fetch(wiki.url + path(turn), { headers: { cookie: 'fw_session=none' } })
    await response.arrayBuffer()
    times.push(performance.now() - begun)
    if (!response.ok) throw new Error(`${path(turn)} answered ${response.status}`)
  }
  return times
}

function inMilliseconds(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(1)
  return `p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`
}
