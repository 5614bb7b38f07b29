import type { SignedIn } from '@fieldword/server/platform/permission.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { listMembers } from '@fieldword/server/processes/members.ts'
import { endRole } from '@fieldword/server/processes/role-commands.ts'
import { visitor } from '@fieldword/shared/policy/actor.ts'
import type { Member, MemberList } from '@fieldword/shared/processes/contract.ts'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { createTestApp, type TestApp } from '../support/app.ts'
import { Caller } from '../support/caller.ts'
import { counted } from '../support/counted.ts'
import { refusalOf } from '../support/refused.ts'
import { aProcess, giveRole, type TestProcess } from './support/a-process.ts'
import { manyPeople } from './support/field.ts'

/** As many as the largest panel that was planned for. */
const size = 5000

let app: TestApp
let platform: Platform
let process: TestProcess
let editor: SignedIn
let panel: readonly SignedIn[]
beforeAll(async () => {
  app = await createTestApp()
  platform = app.platform
  process = await aProcess(platform, { charter: { names: 'people' } })
  editor = await giveRole(platform, process, 'editor')
  panel = await manyPeople(platform, size)
  await join(process, panel)
})
afterAll(() => app.close())

/** Written in a set: one by one it would take longer than all that is looked at. */
async function join({ id, steward }: TestProcess, people: readonly SignedIn[]): Promise<void> {
  const ids = people.map(person => person.id)
  await platform.database.prisma.$executeRaw`
    INSERT INTO process_members (id, process_id, user_id, role, granted_by_id, granted_at)
    SELECT gen_random_uuid(), ${id}::uuid, user_id, 'panel', ${steward.id}::uuid, ${platform.clock()}
    FROM unnest(${ids}::uuid[]) person (user_id)`
}

type Asked = Omit<Parameters<typeof listMembers>[2], 'slug' | 'limit'>

const part = (asked: Asked = {}, to: Parameters<typeof listMembers>[1] = editor): Promise<MemberList> =>
  listMembers(platform, to, { slug: process.slug, limit: 100, ...asked })

it('[PR349] all 5,000 are read part by part, by role, each once, whoever leaves meanwhile', async () => {
  const read: Member[] = []
  let cursor: string | undefined
  do {
    const { items, nextCursor, roles } = await part(cursor ? { cursor } : {})
    read.push(...items)
    if (read.length === 100) {
      expect(roles).toEqual([
        { role: 'steward', people: 1 },
        { role: 'editor', people: 1 },
        { role: 'panel', people: size },
      ])
      await endRole(platform, process.steward, { slug: process.slug, member: nextCursor ?? '' })
    }
    cursor = nextCursor ?? undefined
  } while (cursor)
  expect(read.slice(0, 3).map(({ role }) => role)).toEqual(['steward', 'editor', 'panel'])
  expect(new Set(read.map(({ id }) => id)).size).toBe(size + 2)
  expect(new Set(read.map(({ person }) => person?.id)).size).toBe(size + 2)
})

it('[PR349] they are narrowed to a role and to part of a name; how many hold each role is told still', async () => {
  const last = panel.at(-1)
  const found = await part({ role: 'panel', name: last?.name.toUpperCase() })
  expect(found.items.map(({ person }) => person?.id)).toEqual([last?.id])
  expect(found.roles.map(({ role }) => role)).toEqual(['steward', 'editor', 'panel'])
  expect((await part({ role: 'editor' })).items.map(({ person }) => person?.id)).toEqual([editor.id])
  expect(await part({ role: 'ratifier' })).toMatchObject({ items: [], nextCursor: null })
  expect(await part({ name: '%' })).toMatchObject({ items: [] })
})

it('[PR349] [PR39] whoever is not told names finds nobody by one, but those who run the process', async () => {
  const [first] = panel
  expect((await part({ name: first?.name }, visitor)).items).toEqual([])
  expect((await part({ name: editor.name }, visitor)).items.map(({ person }) => person?.id)).toEqual([editor.id])
  expect((await part({ role: 'panel' }, visitor)).items.every(({ person }) => person === null)).toBe(true)
})

it('[PR349] [PR361] a part of many asks the database no more than one of few', async () => {
  const few = await aProcess(platform)
  const { platform: asking, during } = counted(platform)
  const asks = (slug: string) => during(() => listMembers(asking, visitor, { slug, limit: 30 }))
  expect(await asks(process.slug)).toBe(await asks(few.slug))
})

it('[PR349] goes on from its own cursors alone', async () => {
  expect(await refusalOf(part({ cursor: 'next' }))).toBe('bad-input')
})

it('[PR349] its page works without scripts, and stays where it was when a role is ended', async () => {
  const path = `/processes/${process.slug}/people`
  const caller = await new Caller(app.url).signIn(process.steward)
  const see = async (at: string) => String((await caller.get(`${app.url}${at}`)).body)
  const first = await see(`${path}?role=panel`)
  expect(first).toContain('<h3>The panel, 4,999</h3>')
  expect(first.match(/name="member"/g)).toHaveLength(30)
  const [, next = ''] = /href="([^"]+)" rel="next"/.exec(first) ?? []
  const [, member = ''] = /value="([\w-]{36})"/.exec(await see(next.replaceAll('&amp;', '&'))) ?? []
  const type = { 'content-type': 'application/x-www-form-urlencoded' }
  const here = next.replaceAll('&amp;', '&')
  const { headers } = await caller.send('POST', `${app.url}${here}`, `act=end-role&member=${member}`, type)
  expect(headers.get('location')).toBe(here)
  expect(await see(here)).toContain('<h3>The panel, 4,998</h3>')
  expect(await see(`${path}?name=nobody+at+all`)).toContain('Nobody is found so.')
})
