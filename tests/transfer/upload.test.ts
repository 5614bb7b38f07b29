import { existsSync, mkdirSync, readdirSync, utimesSync, watch, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { insertImport } from '@fieldword/server/transfer/import-commands.ts'
import { sweepUploads } from '@fieldword/server/transfer/sweeping.ts'
import { type ImportView, importWish } from '@fieldword/shared/transfer/contract.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createTestApp, type TestApp } from '../support/app.ts'
import { Caller } from '../support/caller.ts'
import { aModerator, anAdmin } from '../support/people.ts'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { freshDirectory } from '../support/server-process.ts'
import { dumpOf } from './support/dump.ts'

let test: TestPlatform
let app: TestApp
let admin: Caller
let moderator: Caller
const directory = freshDirectory()

beforeAll(async () => {
  test = await createTestPlatform({ config: { directory } })
  app = await createTestApp(test.platform)
  const tell = () => {
    for (const resolve of waiting) resolve()
    waiting.clear()
  }
  await test.platform.signals.listen('imports', tell, tell)
  admin = await new Caller(app.url).signIn(await anAdmin(app.platform))
  moderator = await new Caller(app.url).signIn(await aModerator(app.platform))
})
afterAll(async () => {
  await app.close()
  await test.close()
})

const dump = dumpOf([
  {
    title: 'Pear',
    id: 1,
    revisions: [
      { id: 1, text: 'A pear {{x}}' },
      { id: 2, text: 'Two' },
    ],
  },
])
const send = (who: Caller, query: string, body: string) =>
  who.send('POST', `/imports?${query}`, body, { 'content-type': 'application/octet-stream' })

/** Who waits for word of an import. */
const waiting = new Set<() => void>()
const nextWord = () => new Promise<void>(resolve => waiting.add(resolve))

/** The import once it has ended, of which every process of the wiki is told. */
async function ended(id: string): Promise<ImportView> {
  for (;;) {
    const word = nextWord()
    const { body } = await admin.get(`${app.url}/api/v1/imports/${id}`)
    const view = body as ImportView
    if (view.state !== 'waiting' && view.state !== 'running') return view
    await word
  }
}

/** What lies among the uploads, once those that are done with are gone. */
async function filesLeft(): Promise<string[]> {
  const folder = join(directory, 'imports')
  let change = Promise.withResolvers<void>()
  const watcher = watch(folder, () => change.resolve())
  while (readdirSync(folder).length > 0) {
    await change.promise
    change = Promise.withResolvers()
  }
  watcher.close()
  return readdirSync(folder)
}

describe('[TRF40] a file that an admin sends', () => {
  it('is brought in by a process of its own, told how far it is, and reported', async () => {
    const { status, body } = await send(admin, 'name=pears.xml', dump)
    expect(status).toBe(201)
    const { id } = body as { id: string }
    expect(await ended(id)).toMatchObject({
      state: 'done',
      name: 'pears.xml',
      pages: 1,
      revisions: 2,
      kinds: [{ kind: 'template', rows: 1 }],
    })
    const { body: report } = await admin.get(`${app.url}/api/v1/imports/${id}/problems?kind=template`)
    expect(report).toEqual({
      items: [{ kind: 'template', name: 'x', title: 'Pear', sourcePage: '1', revisions: 1, sourceRevision: '1' }],
      nextCursor: null,
    })
    const { body: source } = await admin.get(`${app.url}/api/v1/imports/${id}/source?page=1&revision=1`)
    expect(source).toMatchObject({ text: 'A pear {{x}}', page: { slug: 'pear', number: 1 } })
    const { body: list } = await admin.get(`${app.url}/api/v1/imports`)
    expect(list).toMatchObject({ items: [{ id, startedBy: { name: expect.any(String) } }] })
    // What is done needs its file no more.
    expect(await filesLeft()).toEqual([])
  })

  it('is refused from anybody else, and nothing of it is kept', async () => {
    expect(await send(moderator, 'name=x.xml', dump)).toMatchObject({ status: 403, body: { code: 'forbidden' } })
    expect(await send(new Caller(app.url), 'name=x.xml', dump)).toMatchObject({ status: 401 })
    expect(await filesLeft()).toEqual([])
  })

  it('is refused when it is empty, unnamed, or asks for what there is not', async () => {
    for (const [query, body, path] of [
      ['name=x', '', 'file'],
      ['', dump, 'name'],
      ['name=x&namespaces=a,b', dump, 'namespaces'],
      ['name=x&onExisting=destroy', dump, 'onExisting'],
    ] as const) {
      expect(await send(admin, query, body)).toMatchObject({
        status: 400,
        body: { code: 'bad-input', details: { issues: [{ path }] } },
      })
    }
  })

  it('leads nowhere by its name', async () => {
    const { body } = await send(admin, `name=${encodeURIComponent('../../escaped.xml')}`, dump)
    expect((await ended((body as { id: string }).id)).name).toBe('../../escaped.xml')
    expect(existsSync(join(directory, '../escaped.xml'))).toBe(false)
  })

  it('that cannot be read says why, and can be asked for again', async () => {
    const { body } = await send(admin, 'name=broken.xml', dump.slice(0, -200))
    const { id } = body as { id: string }
    expect(await ended(id)).toMatchObject({
      state: 'failed',
      failure: { reason: 'truncated', line: expect.any(Number) },
    })
    expect(await admin.send('POST', `/imports/${id}/stop`, {})).toMatchObject({
      status: 409,
      body: { code: 'import-moved-on' },
    })
    expect(await admin.send('POST', `/imports/${id}/resume`, {})).toMatchObject({
      status: 200,
      body: { state: 'waiting' },
    })
    expect(await ended(id)).toMatchObject({ state: 'failed' })
  })
})

describe('[TRF46] a file whose sending broke off', () => {
  it('is deleted once nobody can be sending it any more, and no file of an import is', async () => {
    const sender = await createTestPlatform({ config: { directory: freshDirectory() } })
    const folder = join(sender.platform.config.directory, 'imports')
    mkdirSync(folder)
    const put = (name: string, daysAgo: number) => {
      const file = join(folder, name)
      writeFileSync(file, dump)
      utimesSync(file, new Date(), new Date(Date.now() - daysAgo * 24 * 3_600_000))
      return file
    }
    put('left', 2)
    put('being-sent', 0)
    const wish = importWish.parse({})
    await insertImport(sender.platform, {
      ...{ name: 'x', bytes: 1, wish, startedById: null },
      file: put('stopped', 9),
    })
    await sweepUploads(sender.platform)
    expect(readdirSync(folder).sort()).toEqual(['being-sent', 'stopped'])
    await sender.close()
  })
})
