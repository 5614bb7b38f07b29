import autocannon from 'autocannon'
import { inMilliseconds, measureFloor, median, type Subject, start, timeToAnswer } from './load.ts'
import { processorTime } from './processor-time.ts'

const rounds = 3
const requestsInARow = 100
const seconds = 1
/** At first: V8 compiles a page of React again and again until it has been asked for some hundred times. */
const warming = 5

interface Wiki extends Subject {
  readonly revisions: number
  /** Signed in: what visitors get is kept in memory and asks the database once. */
  readonly cookie: string
  readonly personId: string
}

/**
 * History, recent changes and contributions, where there are ten revisions and where there are ten thousand, in turns in one
 * run: one request after the other (p50, p99 on the clock, which others on the machine stretch; processor time, which they do
 * not), and as many as 32 connections get answered.
 */
export async function measureHistoryPages(): Promise<void> {
  await measureFloor('history pages', 30_000)
  const few = await open(10)
  const many = await open(10_000)
  try {
    for (const { name, path } of addresses) {
      const figures = new Map(
        [few, many].map(wiki => [
          wiki,
          { times: [] as number[], perSecond: [] as number[], processor: [] as number[] },
        ]),
      )
      for (let round = 0; round < rounds; round++) {
        for (const [wiki, { times, perSecond, processor }] of figures) {
          // First, so that what is measured one by one is compiled, as in a server that has run for a while.
          if (round === 0) await atOnce(wiki, path(wiki), warming)
          perSecond.push(await atOnce(wiki, path(wiki), seconds))
          const before = processorTime([wiki.child.pid ?? 0])
          times.push(...(await oneByOne(wiki, path)))
          processor.push((processorTime([wiki.child.pid ?? 0]) - before) / requestsInARow)
        }
      }
      for (const [{ revisions }, { times, perSecond, processor }] of figures) {
        const own = `${median(processor).toFixed(1)} ms of the server's processor`
        console.log(
          `history pages: ${name}, ${revisions} revisions: ${inMilliseconds(times)}, ${own}; ${median(perSecond)}/s`,
        )
      }
    }
  } finally {
    await Promise.all([few.stop(), many.stop()])
  }
}

const addresses: readonly { readonly name: string; path(wiki: Wiki, turn?: number): string }[] = [
  { name: 'history', path: () => '/wiki/measured/history' },
  {
    name: 'history, anywhere in it',
    path: ({ revisions }, turn = 0) => `/wiki/measured/history?cursor=${anywhere(revisions, turn)}`,
  },
  {
    name: 'history, a text that was added',
    path: ({ revisions }) => `/wiki/measured/history?text=number+${revisions}&in=added`,
  },
  { name: 'history as JSON', path: () => '/api/v1/pages/measured/revisions' },
  { name: 'recent changes', path: () => '/recent-changes' },
  { name: 'recent changes as JSON', path: () => '/api/v1/changes' },
  { name: 'contributions', path: ({ personId }) => `/people/${personId}` },
  { name: 'contributions as JSON', path: ({ personId }) => `/api/v1/people/${personId}/contributions` },
]

async function open(revisions: number): Promise<Wiki> {
  const subject = await start('history-pages-subject.ts', String(revisions))
  const { items } = (await (await fetch(`${subject.url}/api/v1/accounts/demo`)).json()) as {
    items: { email: string; password: string }[]
  }
  const [account] = items
  const signedIn = await fetch(`${subject.url}/api/v1/session`, {
    method: 'POST',
    headers: { origin: subject.url, 'content-type': 'application/json' },
    body: JSON.stringify({ email: account?.email, password: account?.password }),
  })
  const { actor } = (await signedIn.json()) as { actor: { id: string } }
  const [cookie = ''] = signedIn.headers.getSetCookie().map(one => one.split(';')[0] ?? '')
  return { ...subject, revisions, cookie, personId: actor.id }
}

/** Every place once in a while, in no order. */
function anywhere(revisions: number, turn: number): number {
  return 2 + ((turn * 7919) % revisions)
}

async function oneByOne(wiki: Wiki, path: (wiki: Wiki, turn: number) => string): Promise<number[]> {
  const times: number[] = []
  for (let turn = 0; turn < requestsInARow; turn++) {
    times.push(await timeToAnswer(wiki.url + path(wiki, turn), { cookie: wiki.cookie }))
  }
  return times
}

async function atOnce(wiki: Wiki, path: string, duration: number): Promise<number> {
  const { requests, errors, non2xx } = await autocannon({
    ...{ url: wiki.url + path, connections: 32, duration, headers: { cookie: wiki.cookie } },
  })
  if (errors + non2xx > 0) throw new Error(`${path} failed ${errors + non2xx} times`)
  return Math.round(requests.average)
}
