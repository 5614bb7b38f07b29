import { inMilliseconds, measureFloor, type Subject, start, timeToAnswer } from './load.ts'
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
 * run, one request after the other. Asked for as somebody signed in would be, whose pages are not kept whole. Once as a server
 * that keeps what it worked out, and once as one that has to compare every pair for the first time: in a long history nearly all are.
 */
export async function measureDiffPage(): Promise<void> {
  await measureFloor('diff page', 30_000)
  for (const kept of ['kept', 'first'] as const) {
    const wikis: Wiki[] = await Promise.all([10, 10_000].map(revisions => open(revisions, kept)))
    try {
      for (const address of addresses) await measureAt(address, wikis, words[kept])
    } finally {
      await Promise.all(wikis.map(wiki => wiki.stop()))
    }
  }
}

const words = { kept: 'asked for again', first: 'each for the first time' }

async function measureAt({ name, path }: Address, wikis: readonly Wiki[], asked: string): Promise<void> {
  const figures = new Map(wikis.map(wiki => [wiki, { times: [] as number[], processor: 0 }]))
  for (const wiki of wikis) await oneByOne(wiki, path, warming)
  for (let round = 0; round < rounds; round += 1) {
    for (const [wiki, figure] of figures) {
      const before = processorTime([wiki.child.pid ?? 0])
      figure.times.push(...(await oneByOne(wiki, path, requestsInARow)))
      figure.processor += (processorTime([wiki.child.pid ?? 0]) - before) / requestsInARow / rounds
    }
  }
  for (const [{ revisions }, { times, processor }] of figures) {
    const own = `${processor.toFixed(1)} ms of the server's processor`
    console.log(`diff page: ${name}, ${asked}, ${revisions} revisions: ${inMilliseconds(times)}, ${own}`)
  }
}

/** Of a hundred pairs in turn: whatever is worked out for them is known after the first round. */
const anywhere = (revisions: number, turn: number) => 2 + (((turn % requestsInARow) * 7919) % (revisions - 1))

interface Address {
  readonly name: string
  path(wiki: Wiki, turn: number): string
}

const addresses: readonly Address[] = [
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

async function open(revisions: number, kept: 'kept' | 'first'): Promise<Wiki> {
  return { ...(await start('diff-page-subject.ts', String(revisions), kept)), revisions }
}

async function oneByOne(wiki: Wiki, path: Address['path'], requests: number): Promise<number[]> {
  const times: number[] = []
  for (let turn = 0; turn < requests; turn += 1) {
    // A session that is no session any more: a visitor to whom no kept page is sent.
    times.push(await timeToAnswer(wiki.url + path(wiki, turn), { cookie: 'fw_session=none' }))
  }
  return times
}
