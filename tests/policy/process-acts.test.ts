import type { SignedIn } from '@fieldword/server/platform/permission.ts'
import { join } from '@fieldword/server/processes/joining-commands.ts'
import { type Involvement, processRole, type StageKind, stageKind } from '@fieldword/shared/processes/vocabulary.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { aProcess, giveRole, openStage } from '../processes/support/a-process.ts'
import { createTestApp, type TestApp } from '../support/app.ts'
import { Caller } from '../support/caller.ts'
import { aMember, anAdmin } from '../support/people.ts'

let app: TestApp
/** Whoever has one role, takes part, or only has an account; and who runs the wiki, and is of no process. */
const callers = new Map<Involvement | 'admin' | 'visitor', Caller>()
const people = new Map<Involvement, SignedIn>()

beforeAll(async () => {
  app = await createTestApp()
  callers.set('visitor', new Caller(app.url))
  callers.set('admin', await new Caller(app.url).signIn(await anAdmin(app.platform)))
  for (const who of [...processRole.options, 'field', 'public'] as const) {
    const person = await aMember(app.platform)
    people.set(who, person)
    callers.set(who, await new Caller(app.url).signIn(person))
  }
})
afterAll(() => app.close())

const textHash = '0'.repeat(64)
const text = 'Tried by a test'

/** One act of each kind of stage: method, path below the process, body. What it asks for may fail once permission was asked. */
const acts: Readonly<Record<StageKind, readonly [string, string, object]>> = {
  charter: ['POST', '/charter/approvals', { hash: textHash }],
  input: ['PUT', '/survey/answers', { answers: {}, submit: false }],
  comment: ['POST', '/comments', { type: 'general', text }],
  issues: ['POST', '/issues', { title: text, description: '', scope: 'whole' }],
  disposition: ['POST', '/dispositions', { picks: [{ number: 999, part: 0 }], kind: 'noted', rationale: text }],
  drafting: ['POST', '/drafts', { purpose: text }],
  rating: ['PUT', '/ratings/own', { round: 2, ratings: [{ element: 'e1', hash: textHash, value: 5 }] }],
  convening: ['POST', '/meetings', { title: text, heldOn: '2026-11-20' }],
  last_call: ['POST', '/objections', { textHash, text, remedy: text }],
  adoption: ['PUT', '/ballot/vote', { textHash, choice: 'approve' }],
  maintenance: ['POST', '/errata', { text }],
}

/** The slug of a process whose one stage is open, and everybody there who they are. */
async function inStage(kind: StageKind, who: readonly Involvement[] | null): Promise<string> {
  const { platform } = app
  const process = await aProcess(platform, { stages: [who ? { kind, who: [...who] } : { kind }] })
  if (kind === 'maintenance') {
    // It wants a version that the process adopted, which no permission depends on.
    const id = await process.stage(kind)
    await platform.database.prisma.processStage.update({ where: { id }, data: { state: 'open', openedAt: new Date() } })
  } else await openStage(platform, process, kind)
  for (const role of processRole.options) await giveRole(platform, process, role, people.get(role) as SignedIn)
  await join(platform, people.get('field') as SignedIn, { slug: process.slug, stratum: '' })
  return process.slug
}

async function whoMay(kind: StageKind, who: readonly Involvement[] | null): Promise<Set<string>> {
  const [method, path, body] = acts[kind]
  const slug = await inStage(kind, who)
  const may = new Set<string>()
  for (const [name, caller] of callers) {
    const { status, body: answer } = await caller.send(method, `/processes/${slug}${path}`, body)
    if (status === 400 || status >= 500) throw new Error(`${name}: ${status} ${JSON.stringify(answer)}`)
    if (status !== 401 && status !== 403) may.add(name)
  }
  return may
}

const everybody = [...processRole.options, 'field', 'public', 'admin']

describe('[POL68] acting in a stage over HTTP', () => {
  const usual: Readonly<Record<StageKind, readonly string[]>> = {
    ...{ charter: ['steward'], input: everybody, comment: everybody, issues: ['editor'], disposition: ['editor'] },
    ...{ drafting: ['editor', 'working_group'], rating: ['panel'], convening: ['facilitator'], last_call: everybody },
    ...{ adoption: ['ratifier'], maintenance: everybody },
  }

  it.each(stageKind.options)('%s is for those it is made for', async kind => {
    expect(await whoMay(kind, null)).toEqual(new Set(usual[kind]))
  })

  it.each(stageKind.options)('%s is for whom a process says instead', async kind => {
    expect(await whoMay(kind, ['panel', 'field'])).toEqual(new Set(['field', 'panel']))
  })
})
