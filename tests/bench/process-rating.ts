import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { password } from '../support/people.ts'

const requests = 40

interface Told {
  readonly port: string
  readonly slug: string
  readonly email: string
}

/** A round of ten elements with a panel of ten, and with one of 5,000: its pages, and its close. */
export async function measureProcessRating(): Promise<void> {
  for (const raters of [10, 5_000]) await measure(raters)
}

async function measure(raters: number): Promise<void> {
  const child = fork(join(import.meta.dirname, 'process-rating-subject.ts'), [String(raters)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  try {
    const { port, slug, email } = await answerOf<Told>(child)
    const url = `http://127.0.0.1:${port}`
    const headers = { origin: url, 'content-type': 'application/json' }
    const signedIn = await fetch(`${url}/api/v1/session`, {
      ...{ method: 'POST', headers, body: JSON.stringify({ email, password }) },
    })
    const [cookie = ''] = signedIn.headers.getSetCookie().map(one => one.split(';')[0] ?? '')
    const look = (name: string, path: string) =>
      tellTimes(`${raters} raters: ${name}`, url + path, { ...headers, cookie })
    await look('process page, round open', `/processes/${slug}`)
    await look('rating page', `/processes/${slug}/rate`)
    child.send('close')
    const { closed } = await answerOf<{ closed: number }>(child)
    console.log(`process rating: ${raters} raters: closing the round ${closed.toFixed(0)} ms`)
    await look('results page', `/processes/${slug}/results`)
    await look('process page, round closed', `/processes/${slug}`)
    await look('results as CSV', `/processes/${slug}/results.csv`)
  } finally {
    const gone = once(child, 'exit')
    child.disconnect()
    await gone
  }
}

async function answerOf<Answer>(child: ChildProcess): Promise<Answer> {
  const [answer] = (await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => Promise.reject(new Error('process-rating-subject.ts ended'))),
  ])) as [Answer]
  return answer
}

async function tellTimes(name: string, address: string, headers: Readonly<Record<string, string>>): Promise<void> {
  const times: number[] = []
  for (let turn = 0; turn < requests; turn++) {
    const begun = performance.now()
    const response = await fetch(address, { headers })
    await response.arrayBuffer()
    if (!response.ok) throw new Error(`${address} answered ${response.status}`)
    times.push(performance.now() - begun)
  }
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(1)
  console.log(`process rating: ${name}: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms`)
}
