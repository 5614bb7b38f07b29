import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { SignedIn } from '@fieldword/server/platform/permission.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { comment } from '@fieldword/server/processes/comment-commands.ts'
import { contributionsFileRoutes } from '@fieldword/server/processes/contribution-file.ts'
import { listContributions } from '@fieldword/server/processes/contribution-reading.ts'
import { bringFile, discardFile, takeFile } from '@fieldword/server/processes/file-commands.ts'
import { viewFile } from '@fieldword/server/processes/file-reading.ts'
import { contributionFileRoute } from '@fieldword/server/processes/file-route.ts'
import { editSurvey } from '@fieldword/server/processes/questions-commands.ts'
import { viewSurveyResults } from '@fieldword/server/processes/survey-reading.ts'
import { readCsv } from '@fieldword/shared/kernel/csv-reading.ts'
import { type Actor, visitor } from '@fieldword/shared/policy/actor.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import express from 'express'
import { aMember } from '../support/people.ts'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { refusalOf } from '../support/refused.ts'
import { aProcess, closeStage, giveRole, openStage, type TestProcess } from './support/a-process.ts'

let wiki: TestPlatform
let platform: Platform

beforeAll(async () => {
  wiki = await createTestPlatform()
  platform = wiki.platform
})
afterAll(() => wiki.close())

async function commenting(): Promise<{ process: TestProcess; facilitator: SignedIn }> {
  const process = await aProcess(platform, { stages: ['comment', 'disposition'] })
  await openStage(platform, process, 'comment')
  return { process, facilitator: await giveRole(platform, process, 'facilitator') }
}

const bring = (actor: Actor, { slug }: TestProcess, text: string, kind: 'comments' | 'answers' = 'comments') =>
  bringFile(platform, actor, { slug, kind, name: 'comments.csv', text })
const look = (actor: Actor, { slug }: TestProcess, id: string, show: 'all' | 'faulty' = 'all') =>
  viewFile(platform, actor, { slug, id, show, limit: 50 })
const texts = async ({ slug }: TestProcess) =>
  (await listContributions(platform, visitor, { slug, limit: 100, sort: 'oldest' })).items.map(({ text }) => text)

describe('a file of comments', () => {
  it('[PR80] is looked at, taken whole, and adds what is new when it is brought again', async () => {
    const { process, facilitator } = await commenting()
    const { slug } = process
    const first = 'reference,text,element,words\na,"=2+2, she said",1,doing\nb,All of it,,\n'
    const id = await bring(facilitator, process, `\ufeff${first}`)
    expect(await texts(process)).toEqual([])
    expect(await look(facilitator, process, id)).toMatchObject({
      fault: null,
      counts: { rows: 2, fresh: 2, known: 0, faulty: 0 },
    })
    expect(await takeFile(platform, facilitator, { slug, id })).toEqual({ taken: 2 })
    expect(await refusalOf(takeFile(platform, facilitator, { slug, id }))).toBe('file-moved-on')
    expect((await platform.database.prisma.contributionFile.findUniqueOrThrow({ where: { id } })).text).toBe('')
    const again = await bring(facilitator, process, `${first}c,One more,,\n`)
    expect(await look(facilitator, process, again)).toMatchObject({ counts: { rows: 3, fresh: 1, known: 2 } })
    expect(await takeFile(platform, facilitator, { slug, id: again })).toEqual({ taken: 1 })
    expect(await texts(process)).toEqual(['=2+2, she said', 'All of it', 'One more'])
    const row = await platform.database.prisma.contribution.findFirstOrThrow({
      where: { processId: process.id, number: 1 },
    })
    expect(row).toMatchObject({
      ...{ authorId: null, enteredById: facilitator.id, elementId: 'e1', anchor: { quote: { exact: 'doing' } } },
      source: { name: '', how: 'file', reference: 'a' },
    })
  })

  it('[PR80] with a fault is told row by row, and nothing of it is taken', async () => {
    const { process, facilitator } = await commenting()
    const { slug } = process
    const id = await bring(facilitator, process, 'reference,text,element\na,Fine,1\nb,,1\nc,Fine,7\n')
    const seen = await look(facilitator, process, id, 'faulty')
    expect(seen.counts).toEqual({ rows: 3, fresh: 1, known: 0, faulty: 2 })
    expect(seen.rows.map(({ line, problems }) => [line, problems.length])).toEqual([
      [3, 1],
      [4, 1],
    ])
    expect(await refusalOf(takeFile(platform, facilitator, { slug, id }))).toBe('file-has-faults')
    expect(await texts(process)).toEqual([])
    await discardFile(platform, facilitator, { slug, id })
    expect(await look(facilitator, process, id)).toMatchObject({ state: 'discarded', rows: [] })
  })

  it('[PR80] [PR81] is for whoever works on the process, while comments are open', async () => {
    const { process, facilitator } = await commenting()
    const member = await aMember(platform)
    const text = 'reference,text\na,Fine\n'
    expect(await refusalOf(bring(member, process, text))).toBe('forbidden')
    const id = await bring(facilitator, process, text)
    expect(await refusalOf(look(member, process, id))).toBe('forbidden')
    expect(await refusalOf(takeFile(platform, member, { slug: process.slug, id }))).toBe('forbidden')
    await closeStage(platform, process, 'comment')
    expect(await refusalOf(takeFile(platform, facilitator, { slug: process.slug, id }))).toBe('stage-not-open')
  })

  it('[PR80] [PR74] [PR82] of ten thousand is taken, listed and taken out again, part by part', async () => {
    const { process, facilitator } = await commenting()
    const rows = Array.from({ length: 10_000 }, (_, index) => `r${index},Comment ${index} about it,${(index % 2) + 1}`)
    const id = await bring(facilitator, process, `reference,text,element\n${rows.join('\n')}`)
    expect(await takeFile(platform, facilitator, { slug: process.slug, id })).toEqual({ taken: 10_000 })
    const wish = { slug: process.slug, limit: 3, sort: 'agreed' as const, element: 'e2' }
    const { items, nextCursor } = await listContributions(platform, visitor, wish)
    expect(items.map(({ number }) => number)).toEqual([2, 4, 6])
    const next = await listContributions(platform, visitor, { ...wish, cursor: nextCursor ?? '' })
    expect(next.items.map(({ number }) => number)).toEqual([8, 10, 12])
    await serving(visitor, async url => {
      const csv = readCsv(
        (await (await fetch(`${url}/processes/${process.slug}/contributions.csv`)).text())
          .split('\n')
          .slice(0, 400)
          .join('\n'),
      )
      expect(csv.rows.slice(0, 3).map(({ cells }) => [cells[0], cells[8]])).toEqual([
        ['number', 'text'],
        ['1', 'Comment 0 about it'],
        ['2', 'Comment 1 about it'],
      ])
      const json = (await (await fetch(`${url}/processes/${process.slug}/contributions.json`)).json()) as unknown[]
      expect(json).toHaveLength(10_000)
    })
  })
})

describe('files over HTTP', () => {
  it('[PR80] come in a form and lead to their page; what is no text, or too large, is refused', async () => {
    const { process, facilitator } = await commenting()
    await serving(facilitator, async url => {
      const send = (content: BlobPart, kind = 'comments') => {
        const body = new FormData()
        body.set('kind', kind)
        body.set('file', new File([content], '../../x.csv'))
        return fetch(`${url}/processes/${process.slug}/files`, { method: 'POST', body, redirect: 'manual' })
      }
      const answered = await send('reference,text\na,Fine\n')
      expect(answered.status).toBe(303)
      const id = answered.headers.get('location')?.split('/').at(-1) ?? ''
      expect(await look(facilitator, process, id)).toMatchObject({ name: 'x.csv', counts: { fresh: 1 } })
      expect((await send(new Uint8Array([0xff, 0xfe, 0x41]))).status).toBe(500)
      expect((await send('reference,text\na,\0\n')).status).toBe(500)
      expect((await send('x', 'joy')).status).toBe(500)
      expect((await send('x'.repeat(9 * 1024 * 1024))).status).toBe(500)
    })
    expect(await platform.database.prisma.contributionFile.count({ where: { processId: process.id } })).toBe(1)
  })

  it('[PR82] [PR77] tell formulas as text, and names as the charter says', async () => {
    const process = await aProcess(platform, { stages: ['comment', 'disposition'], charter: { names: 'people' } })
    await openStage(platform, process, 'comment')
    const author = await aMember(platform, '=cmd')
    const said = { element: null, words: null, from: null, proposedText: null, replaces: null, stratum: null }
    await comment(platform, author, { slug: process.slug, type: 'general', text: '=HYPERLINK("http://x")', ...said })
    const csvFor = (actor: Actor) =>
      serving(actor, async url => (await fetch(`${url}/processes/${process.slug}/contributions.csv`)).text())
    const toVisitors = await csvFor(visitor)
    expect(toVisitors).toContain(`"'=HYPERLINK(""http://x"")"`)
    expect(toVisitors).not.toContain('=cmd')
    expect(await csvFor(process.steward)).toContain(`"'=cmd"`)
  })
})

describe('a file of answers', () => {
  it('[PR80] [PR65] counts like those that were given here, once each', async () => {
    const process = await aProcess(platform, { stages: ['input', 'issues'] })
    const question = {
      kind: 'scale',
      key: 'how',
      text: 'How?',
      help: '',
      required: true,
      points: 3,
      low: '',
      high: '',
    } as const
    const why = { kind: 'long', key: 'why', text: 'Why?', help: '', required: false } as const
    await editSurvey(platform, process.steward, { slug: process.slug, intro: '', questions: [question, why] })
    await openStage(platform, process, 'input')
    const csv = 'reference,how,why\np1,3,\np2,1,It is vague\n'
    for (const [text, expected] of [
      [csv, 2],
      [`${csv}p3,3,\n`, 1],
    ] as const) {
      const id = await bring(process.steward, process, text, 'answers')
      expect(await takeFile(platform, process.steward, { slug: process.slug, id })).toEqual({ taken: expected })
    }
    const { groups } = await viewSurveyResults(platform, visitor, { slug: process.slug })
    expect(groups[0]).toMatchObject({
      people: 3,
      tallies: [{ values: [{ count: 1 }, { count: 0 }, { count: 2 }] }, { answered: 1 }],
    })
    expect(await texts(process)).toEqual(['It is vague'])
  })
})

/** The routes alone, as somebody. What they refuse is thrown on to Express, which answers 500 here. */
async function serving<Result>(actor: Actor, ask: (url: string) => Promise<Result>): Promise<Result> {
  const app = express()
  app.use(contributionFileRoute(platform, async () => actor))
  app.use(contributionsFileRoutes(platform, async () => actor))
  app.use(((_error, _request, response, _next) => {
    response.status(500).end()
  }) satisfies express.ErrorRequestHandler)
  const server = createServer(app)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  try {
    return await ask(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  } finally {
    server.closeAllConnections()
    await new Promise(resolve => server.close(resolve))
  }
}
