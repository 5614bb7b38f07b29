import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Moment } from '../processes/support/whole.ts'
import { password } from '../support/people.ts'
import { type Looked, looked, type Who } from './process-size-pages.ts'

const requestsInARow = 30
const [small, large] = [50, 5000]

interface Told {
  readonly moment: Moment
  readonly spent: Readonly<Record<string, number>>
}

interface Running {
  readonly people: number
  readonly url: string
  readonly slug: string
  readonly page: string
  readonly cookies: Readonly<Record<Who, string>>
  /** Lets it go on to its next moment. */
  next(): Promise<Told>
  stop(): Promise<void>
}

/** A process of 50 participants and one of 5,000, with 100 and 10,000 comments, 500 and 50,000 ratings a round, from charter to adopted version. */
export async function measureProcessSize(): Promise<void> {
  const [few, many] = [await run(small), await run(large)]
  try {
    let spent: Readonly<Record<'few' | 'many', Told['spent']>> = { few: {}, many: {} }
    for (const pages of Object.values(looked)) {
      const [atFew, atMany] = [await few.next(), await many.next()]
      spent = { few: atFew.spent, many: atMany.spent }
      for (const page of pages) tell(`${atMany.moment}: ${page.name}`, await timesOf(few, many, page))
    }
    for (const [name, ms] of Object.entries(spent.many)) tellOnce(name, spent.few[name] ?? Number.NaN, ms)
  } finally {
    await Promise.all([few.stop(), many.stop()])
  }
}

async function run(people: number): Promise<Running> {
  const child = fork(join(import.meta.dirname, 'process-size-subject.ts'), [String(people)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const told = async <Message>() => {
    const ended = once(child, 'exit').then(() => Promise.reject(new Error('process-size-subject.ts ended')))
    const [message] = (await Promise.race([once(child, 'message'), ended])) as [Message]
    return message
  }
  const { port, slug, page, emails } = await told<Begun>()
  const url = `http://127.0.0.1:${port}`
  const [member, editor] = [await signIn(url, emails.member), await signIn(url, emails.editor)]
  return {
    // A session that is no session any more: a visitor to whom no kept page is sent.
    ...{ people, url, slug, page, cookies: { visitor: 'fw_session=none', member, editor } },
    next() {
      child.send('on')
      return told<Told>()
    },
    async stop() {
      const gone = once(child, 'exit')
      child.disconnect()
      await gone
    },
  }
}

interface Begun {
  readonly port: string
  readonly slug: string
  readonly page: string
  readonly emails: { readonly member: string; readonly editor: string }
}

async function signIn(url: string, email: string): Promise<string> {
  const response = await fetch(`${url}/api/v1/session`, {
    method: 'POST',
    headers: { origin: url, 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  })
  return response.headers.getSetCookie()[0]?.split(';')[0] ?? ''
}

/** In turns, so that what else the machine does falls on all of them. The floor is the page of the definition, which knows nothing of processes. */
async function timesOf(few: Running, many: Running, looked: Looked): Promise<Beside> {
  const times: Beside = { few: [], many: [], floor: [] }
  for (let turn = 0; turn < (looked.times ?? requestsInARow); turn++) {
    times.few.push(await timed(few, looked))
    times.many.push(await timed(many, looked))
    times.floor.push(await timed(many, { name: 'definition', path: '/wiki/{page}' }))
  }
  return times
}

async function timed(
  { people, url, slug, page, cookies }: Running,
  { path, who = 'visitor' }: Looked,
): Promise<number> {
  // One in ten said something in words before anybody commented, twice each.
  const numbers = { middle: Math.round(people * 1.1), deep: people * 2 }
  const put: Readonly<Record<string, string | number>> = { slug, page, ...numbers }
  const address = url + path.replaceAll(/\{(\w+)\}/g, (_, key: string) => String(put[key]))
  const begun = performance.now()
  const response = await fetch(address, { headers: { cookie: cookies[who] } })
  await response.arrayBuffer()
  if (!response.ok) throw new Error(`${address} answered ${response.status}`)
  return performance.now() - begun
}

interface Beside {
  readonly few: number[]
  readonly many: number[]
  readonly floor: number[]
}

function tell(name: string, { few, many, floor }: Beside): void {
  const times = (one: readonly number[], other: readonly number[]) => (at(one, 0.5) / at(other, 0.5)).toFixed(2)
  const ratios = `${times(many, few)} times, ${times(many, floor)} floors`
  console.log(
    `process size: ${name}: ${small} people ${inWords(few)}; ${large} ${inWords(many)}; floor ${inWords(floor)}; ${ratios}`,
  )
}

function tellOnce(name: string, few: number, many: number): void {
  const times = (many / few).toFixed(1)
  console.log(`process size: ${name}, once: ${few.toFixed(0)} ms; ${many.toFixed(0)} ms; ${times} times`)
}

function inWords(times: readonly number[]): string {
  return `p50 ${at(times, 0.5).toFixed(1)} ms, p99 ${at(times, 0.99).toFixed(1)} ms`
}

function at(times: readonly number[], share: number): number {
  return times.toSorted((a, b) => a - b)[Math.floor(share * (times.length - 1))] ?? 0
}
