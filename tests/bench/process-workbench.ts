import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { password } from '../support/people.ts'

const requestsInARow = 40
const answers = 20

interface Wiki {
  readonly url: string
  readonly slug: string
  readonly headers: Readonly<Record<string, string>>
  stop(): Promise<void>
}

/** The workbench, an answer and what visitors read of it, where there are ten comments and where there are ten thousand. */
export async function measureProcessWorkbench(): Promise<void> {
  const few = await open(10)
  const many = await open(10_000)
  try {
    for (const [name, path, turns = requestsInARow] of addresses) {
      tell(`process workbench: ${name}`, await timesOf(few, path, turns), await timesOf(many, path, turns))
    }
    tell('process workbench: an answer', await answerSome(few), await answerSome(many))
  } finally {
    await Promise.all([few.stop(), many.stop()])
  }
}

const addresses: readonly (readonly [name: string, below: string, turns?: number])[] = [
  ['page', '/processes/{slug}/dispositions'],
  ['page, what is not set', '/processes/{slug}/dispositions?answer=unset'],
  ['page, words', '/processes/{slug}/dispositions?text=comment+77'],
  ['page, similar together', '/processes/{slug}/dispositions?similar=true'],
  ['page, a row open', '/processes/{slug}/dispositions?edit=5.0'],
  ['what happened', '/processes/{slug}/what-happened'],
  ['process page', '/processes/{slug}'],
  ['CSV of all', '/processes/{slug}/dispositions.csv', 3],
]

async function open(count: number): Promise<Wiki> {
  const child = fork(join(import.meta.dirname, 'process-workbench-subject.ts'), [String(count)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const [told] = (await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => Promise.reject(new Error('process-workbench-subject.ts did not start'))),
  ])) as [{ port: string; email: string; slug: string }]
  const url = `http://127.0.0.1:${told.port}`
  const json = { origin: url, 'content-type': 'application/json' }
  const signedIn = await fetch(`${url}/api/v1/session`, {
    ...{ method: 'POST', headers: json, body: JSON.stringify({ email: told.email, password }) },
  })
  const [cookie = ''] = signedIn.headers.getSetCookie().map(one => one.split(';')[0] ?? '')
  return {
    ...{ url, slug: told.slug, headers: { ...json, cookie } },
    async stop() {
      const gone = once(child, 'exit')
      child.disconnect()
      await gone
    },
  }
}

async function timesOf(wiki: Wiki, path: string, turns: number): Promise<number[]> {
  const times: number[] = []
  for (let turn = 0; turn < turns; turn++) times.push(await timed(wiki, path.replace('{slug}', wiki.slug)))
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

/** Another answer for the first that have one. */
async function answerSome(wiki: Wiki): Promise<number[]> {
  const times: number[] = []
  for (let turn = 0; turn < answers; turn++) {
    const picks = [{ number: 1, part: 0 }]
    const answer = { picks, kind: 'declined', rationale: `Measured ${turn}.` }
    times.push(await timed(wiki, `/api/v1/processes/${wiki.slug}/dispositions`, answer))
  }
  return times
}

function tell(name: string, few: readonly number[], many: readonly number[]): void {
  const at = (times: readonly number[], share: number) => {
    return times.toSorted((a, b) => a - b)[Math.floor(share * (times.length - 1))] ?? 0
  }
  const told = (times: readonly number[]) => `p50 ${at(times, 0.5).toFixed(1)} ms, p99 ${at(times, 0.99).toFixed(1)} ms`
  const ratio = (at(many, 0.5) / at(few, 0.5)).toFixed(2)
  console.log(`${name}: 10 comments ${told(few)}; 10,000 ${told(many)}; ${ratio} times`)
}
