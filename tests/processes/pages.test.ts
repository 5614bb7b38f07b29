import type { SignedIn } from '@fieldword/server/platform/permission.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { listContributions } from '@fieldword/server/processes/contribution-reading.ts'
import { addMeeting } from '@fieldword/server/processes/convening-commands.ts'
import { noteDecision } from '@fieldword/server/processes/editing-commands.ts'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { createTestApp, type TestApp } from '../support/app.ts'
import { Caller } from '../support/caller.ts'
import { aMember, aModerator } from '../support/people.ts'
import { aDefinition, aProcess, giveRole, openStage } from './support/a-process.ts'
import { aCandidate, ratifiers } from './support/deciding.ts'
import { aWholeProcess } from './support/walked.ts'

let app: TestApp
let platform: Platform
let steward: SignedIn
let page: string

beforeAll(async () => {
  app = await createTestApp()
  platform = app.platform
  steward = await aModerator(platform)
  page = await aDefinition(platform, 'Seat time')
})
afterAll(() => app.close())

/** As a browser sends a form. */
async function send(from: Caller, path: string, fields: Record<string, string>) {
  const type = { 'content-type': 'application/x-www-form-urlencoded' }
  return from.send('POST', `${app.url}${path}`, new URLSearchParams(fields).toString(), type)
}

async function see(path: string, as = new Caller(app.url)) {
  const { status, body } = await as.get(`${app.url}${path}`)
  return { status, html: String(body) }
}

it('[PR34] [PR36] [PR37] [PR351] a process is put together, opened and run by plain forms', async () => {
  const caller = await new Caller(app.url).signIn(steward)
  const wish = { page, title: 'What seat time means', summary: 'Why.', preset: 'delphi', begins: '' }
  const short = await send(caller, '/processes/new', { ...wish, title: '' })
  expect([short.status, short.body]).toEqual([400, expect.stringContaining('Write a title.')])
  expect((await caller.get(`${app.url}/wiki/${page}/settings`)).body).toContain(`/processes/new?page=${page}`)
  const { headers } = await send(caller, '/processes/new', { ...wish, page: `${app.url}/wiki/${page}` })
  expect(headers.get('location')).toBe('/processes/what-seat-time-means/edit')
  const path = '/processes/what-seat-time-means'
  const charter = {
    ...{ act: 'charter', title: wish.title, summary: wish.summary, scope: 'Two words.', conflicts: '' },
    ...{ strata: 'Teachers, 40\r\nState staff', smallestCell: '5', names: 'public', joining: 'open' },
  }
  expect((await send(caller, `${path}/edit`, charter)).status).toBe(303)
  expect((await send(caller, `${path}/edit`, { act: 'add', kind: 'charter' })).status).toBe(303)
  const { html } = await see(`${path}/edit`, caller)
  expect(html).toContain('Teachers, 40\nState staff')
  const [, stage = ''] = /\/stages\/([\w-]+)\/edit/.exec(html) ?? []
  const edit = { title: 'Write it', purpose: 'To begin.', opensAt: '', closesAt: '', who: 'editor', visibility: 'live' }
  const broken = await send(caller, `${path}/stages/${stage}/edit`, {
    ...edit,
    'plan.answersEachIssue': 'yes',
    title: '',
  })
  expect([broken.status, broken.body]).toEqual([400, expect.stringContaining('Write a title.')])
  expect((await send(caller, `${path}/stages/${stage}/edit`, edit)).status).toBe(303)

  expect((await see(path)).status).toBe(404)
  await send(caller, `${path}/run`, { act: 'open-process', stage: '' })
  expect((await see(path)).html).toContain('What seat time means')
  expect((await send(caller, `${path}/run`, { act: 'open', stage, reason: '', revision: '' })).status).toBe(303)
  const seen = await see(path)
  expect(seen.html).toContain('Open now')
  expect(seen.html).toContain('Who has taken part')
  const again = await send(caller, `${path}/run`, {
    act: 'extend',
    stage,
    reason: 'More time.',
    closesAt: '2026-01-01T09:00',
  })
  expect([again.status, again.body]).toEqual([409, expect.stringContaining('>More time.</textarea>')])
  expect((await see(`${path}/log?decisions=true`)).html).toContain('Write it was opened')
  await noteDecision(platform, steward, { slug: 'what-seat-time-means', text: 'We begin.', reason: 'It is time.' })
  // Those who hide words ask for where that is done; nobody else is led there.
  const hides = 'Hide it for its conduct'
  for (const as of [caller, new Caller(app.url)]) expect((await see(`${path}/log`, as)).html).not.toContain(hides)
  expect((await see(`${path}/log?moderate=true`)).html).not.toContain(hides)
  expect((await see(`${path}/log?moderate=true`, caller)).html).toContain(hides)
})

it('[PR40] [PR41] [PR44] people join, are given roles and are invited by plain forms', async () => {
  const process = await aProcess(platform, { strata: [{ key: 'teacher', name: 'Teachers', target: 40 }] })
  const path = `/processes/${process.slug}/people`
  const [caller, member] = [await new Caller(app.url).signIn(process.steward), await aMember(platform)]
  await send(caller, path, { act: 'give-role', name: member.name, role: 'panel' })
  await send(caller, path, { act: 'invite-group', group: 'Newsletter of May', people: '200' })
  const wrong = await send(caller, path, { act: 'invite', invited: 'Nobody at all' })
  expect([wrong.status, wrong.body]).toEqual([404, expect.stringContaining('Nobody at all')])
  const joining = await new Caller(app.url).signIn(member)
  expect((await send(joining, path, { act: 'join', stratum: 'teacher' })).status).toBe(303)
  const { html } = await see(path)
  expect(html).toContain('Newsletter of May')
  expect(html).toContain(member.name)
  expect(html).toContain('too few')
})

it('[PR45] [PR14] a definition leads to its process, and so does the list', async () => {
  const process = await aProcess(platform)
  expect((await see(`/wiki/${process.page}`)).html).toContain(`/processes?page=${process.page}`)
  const { headers } = await new Caller(app.url).get(`${app.url}/processes?page=${process.page}`)
  expect(headers.get('location')).toBe(`/processes/${process.slug}`)
  expect((await see('/processes')).html).toContain(`/processes/${process.slug}`)
  expect((await see('/recent-changes')).html).toContain('href="/processes"')
  expect((await see(`/processes/${process.slug}/charter`)).status).toBe(200)
})

it('[PR389] the page of a process leads to what came of each stage that has begun, and nowhere else', async () => {
  const { slug } = await aWholeProcess(platform)
  const { html } = await see(`/processes/${slug}`)
  const here = [...html.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id)
  expect(here).toEqual(expect.arrayContaining(['stage-1', 'stage-7']))
  // Drafting was left out.
  expect(here).not.toContain('stage-4')
  expect(here.filter(id => !html.includes(`id="${id}"`))).toEqual([])
  const [, list = ''] = /<ol class="begun">(.*?)<\/ol>/.exec(html) ?? []
  const ways = [...new Set([...list.matchAll(/href="([^"]+)"/g)].map(([, way = '']) => way))]
  expect(ways).toContain(`/processes/${slug}/what-happened`)
  expect(ways).toContain(`/processes/${slug}/ballot`)
  for (const way of ways) expect([way, (await see(way)).status]).toEqual([way, 200])
  const order = ['Where each element stands', 'Who has taken part', 'What happened to each comment', 'Stage by stage']
  const places = order.map(title => html.indexOf(`>${title}</h2>`))
  expect(places).toEqual(places.toSorted((a, b) => a - b))
  expect(places).not.toContain(-1)
})

it('[PR390] whoever votes has the text before the vote', async () => {
  const candidate = await aCandidate(platform, { stages: ['adoption'] })
  await candidate.open('adoption')
  const [ratifier] = await ratifiers(platform, candidate.process, 1)
  const { html } = await see(
    `/processes/${candidate.process.slug}/ballot`,
    await new Caller(app.url).signIn(ratifier ?? steward),
  )
  const places = [html.indexOf('Students show what they know.'), html.indexOf('name="choice"')]
  expect(places).not.toContain(-1)
  expect(places).toEqual(places.toSorted((a, b) => a - b))
})

it('[PR345] [PR346] a stage to come is planned field by field, and moved for a reason', async () => {
  const process = await aProcess(platform, { stages: ['comment', 'input', 'rating'] })
  const caller = await new Caller(app.url).signIn(process.steward)
  const [path, rating] = [`/processes/${process.slug}`, await process.stage('rating')]
  const edit = {
    ...{ title: 'Rate it', purpose: '', opensAt: '', closesAt: '', who: 'panel', visibility: 'blind', reason: 'So.' },
    ...{ 'plan.scale': '5', 'plan.rule': 'shares', 'plan.agreeAtLeast': '80', 'plan.disagreeBelow': '10' },
    ...{ 'plan.fewest': 'few', 'plan.rounds': '2', 'plan.reasons': 'required', 'plan.individual': 'nobody' },
  }
  const wrong = await send(caller, `${path}/stages/${rating}/edit`, edit)
  expect([wrong.status, wrong.body]).toEqual([400, expect.stringContaining('Write a whole number from 1 to 10,000.')])
  expect(wrong.body).toContain('value="few"')
  await send(caller, `${path}/stages/${rating}/edit`, { ...edit, 'plan.fewest': '3', 'plan.statistics': 'groups' })
  const { plan } = await platform.database.prisma.processStage.findUniqueOrThrow({ where: { id: rating } })
  expect(plan).toEqual({
    ...{ scale: 5, rule: 'shares', agreeAtLeast: 80, disagreeBelow: 10, fewest: 3, rounds: 2 },
    ...{ reasons: 'required', statistics: ['groups'], individual: 'nobody' },
  })

  await openStage(platform, process, 'comment')
  const move = { act: 'move', stage: rating, position: '2' }
  expect((await send(caller, `${path}/run`, { ...move, reason: '' })).body).toContain('Say why')
  await send(caller, `${path}/run`, { ...move, reason: 'The panel meets first.' })
  const moved = await platform.database.prisma.processStage.findUniqueOrThrow({ where: { id: rating } })
  expect(moved.position).toBe(2)
  expect((await see(`${path}/run`, caller)).html).toContain(`href="${path}/questions"`)
})

it('[PR344] the front page tells who is signed in what they can do, and nobody else', async () => {
  const process = await aProcess(platform, { title: 'An update to comment on' })
  await openStage(platform, process, 'comment')
  const member = await new Caller(app.url).signIn(await aMember(platform))
  expect((await see('/', member)).html).toContain('What you can do now')
  expect((await see('/')).html).not.toContain('What you can do now')
})

it('[PR355] [PR213] whoever writes minutes says what each item is about; it is general where they say nothing', async () => {
  const process = await aProcess(platform, { stages: ['convening'] })
  await openStage(platform, process, 'convening')
  const facilitator = await giveRole(platform, process, 'facilitator')
  const facts = { title: 'In the library', heldOn: '2026-11-20', place: '', address: '' }
  const { id } = await addMeeting(platform, facilitator, { slug: process.slug, ...facts })
  const caller = await new Caller(app.url).signIn(facilitator)
  const path = `/processes/${process.slug}/meetings/${id}`
  expect((await see(path, caller)).html).toContain('What it is about')
  const item = { do: 'minute', text: 'Say by whom.', elementId: '', name: '' }
  for (const type of ['meaning', '']) expect((await send(caller, path, { ...item, type })).status).toBe(303)
  const { items } = await listContributions(platform, facilitator, { slug: process.slug, limit: 5, sort: 'oldest' })
  expect(items.map(({ type }) => type)).toEqual(['meaning', 'general'])
})
