import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { password } from '../support/people.ts'

const requestsInARow = 60
const decisions = 20

interface Wiki {
  readonly open: number
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  stop(): Promise<void>
}

/** The queue and a decision where thirty proposals are open, and where ten thousand are: one request after the other, in turns in one run. */
export async function measureReviewQueue(): Promise<void> {
  const few = await open(30)
  const many = await open(10_000)
  try {
    for (const [name, path] of addresses) {
      const [at30, at10000] = [await timesOf(few, path), await timesOf(many, path)]
      tell(`review queue: ${name}`, at30, at10000)
    }
    tell('review queue: a decision', await decideSome(few), await decideSome(many))
  } finally {
    await Promise.all([few.stop(), many.stop()])
  }
}

const addresses: readonly (readonly [name: string, path: string])[] = [
  ['page, by age', '/review'],
  ['page, by size', '/review?sort=size'],
  ['page, by page', '/review?sort=page'],
  ['page, first edits of unassigned articles', '/review?hint=first-edit&free=true&page=article'],
  ['page, a title', '/review?text=copy+77'],
  ['JSON, by age', '/api/v1/reviews'],
  ['JSON, by size', '/api/v1/reviews?sort=size'],
  ['health', '/api/v1/reviews/health'],
]

async function open(count: number): Promise<Wiki> {
  const child = fork(join(import.meta.dirname, 'review-queue-subject.ts'), [String(count)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const [told] = (await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => Promise.reject(new Error('review-queue-subject.ts did not start'))),
  ])) as [{ port: string; email: string }]
  const url = `http://127.0.0.1:${told.port}`
  const json = { origin: url, 'content-type': 'application/json' }
  const signedIn = await fetch(`${url}/api/v1/session`, {
    ...{ method: 'POST', headers: json, body: JSON.stringify({ email: told.email, password }) },
  })
  const [cookie = ''] = signedIn.headers.getSetCookie().map(one => one.split(';')[0] ?? '')
  return {
    ...{ open: count, url, headers: { ...json, cookie } },
    async stop() {
      const gone = once(child, 'exit')
      child.disconnect()
      await gone
    },
  }
}

async function timesOf(wiki: Wiki, path: string): Promise<number[]> {
  const times: number[] = []
  for (let turn = 0; turn < requestsInARow; turn++) times.push(await timed(wiki, path))
  return times
}

async function timed({ url, headers }: Wiki, path: string, body?: unknown): Promise<number> {
  const begun = performance.now()
  const sent = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }
  const response = await fetch(url + path, { headers, ...sent })
  await response.arrayBuffer()
  if (!response.ok) throw new Error(`${path} answered ${response.status}`)
  return performance.now() - begun
}

/** Rejects the latest: those were proposed as any, whatever else waits. */
async function decideSome(wiki: Wiki): Promise<number[]> {
  const answer = await fetch(`${wiki.url}/api/v1/reviews?turned=true&limit=${decisions}`, { headers: wiki.headers })
  const { items } = (await answer.json()) as { items: { id: string }[] }
  const times: number[] = []
  for (const { id } of items) {
    times.push(await timed(wiki, `/api/v1/reviews/${id}/decisions`, { kind: 'reject', reason: 'Measured.' }))
  }
  return times
}

function tell(name: string, few: readonly number[], many: readonly number[]): void {
  const at = (times: readonly number[], share: number) => {
    return times.toSorted((a, b) => a - b)[Math.floor(share * (times.length - 1))] ?? 0
  }
  const told = (times: readonly number[]) => `p50 ${at(times, 0.5).toFixed(1)} ms, p99 ${at(times, 0.99).toFixed(1)} ms`
  const ratio = (at(many, 0.5) / at(few, 0.5)).toFixed(2)
  console.log(`${name}: 30 open ${told(few)}; 10,000 open ${told(many)}; ${ratio} times`)
}
