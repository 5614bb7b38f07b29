import { renewDraft } from '@fieldword/server/collab/index.ts'
import { forgetQuotes } from '@fieldword/server/discussion/index.ts'
import { findPage, lockPage } from '@fieldword/server/pages/index.ts'
import type { SignedIn } from '@fieldword/server/platform/permission.ts'
import { redactText } from '@fieldword/server/revisions/redaction-commands.ts'
import type { Batch } from '@fieldword/server/transfer/batches.ts'
import { claimImport, insertImport, noteSource } from '@fieldword/server/transfer/import-commands.ts'
import { forgetSources } from '@fieldword/server/transfer/index.ts'
import { PageImporter } from '@fieldword/server/transfer/page-importer.ts'
import { readSource } from '@fieldword/server/transfer/reading.ts'
import { importWish } from '@fieldword/shared/transfer/contract.ts'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { anAdmin } from '../support/people.ts'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { untilSomebodyWaits } from '../support/waiting.ts'
import { textOf, twoPeople } from '../support/writing.ts'
import { dumpOf } from './support/dump.ts'
import { bringIn, fileOf } from './support/importing.ts'

it('[TRF3] [REV25] what an admin destroys is destroyed as a source, those beside it are kept, and it does not come back', async () => {
  const { platform, close } = await createTestPlatform()
  const admin = await anAdmin(platform)
  const revisions = ['One', 'One and a secret', 'One and more', 'One and even more'].map((text, index) => ({
    id: index + 1,
    text,
  }))
  const { id } = await bringIn(platform, fileOf(dumpOf([{ title: 'Pear', id: 1, revisions }])))
  const page = await findPage(platform, 'pear')
  await redactText({ lockPage, renewDraft, forgetSources, forgetQuotes }, platform, admin, page.id, {
    number: 2,
    reason: 'Private',
  })
  const source = (revision: number) => readSource(platform, admin, { id, page: '1', revision: String(revision) })
  expect((await Promise.all([1, 2, 3, 4].map(source))).map(({ text }) => text)).toEqual([
    'One',
    '',
    'One and more',
    'One and even more',
  ])
  const again = await bringIn(
    platform,
    fileOf(dumpOf([{ title: 'Pear', id: 1, revisions: [...revisions, { id: 5, text: 'One and a secret' }] }])),
  )
  expect(again).toMatchObject({ state: 'done', known: 4 })
  expect(
    JSON.stringify(await platform.database.prisma.revision.findMany({ include: { changedText: true } })),
  ).not.toContain('secret')
  expect((await source(5)).text).toBe('')
  await close()
})

describe('[TRF3] a text that an admin destroys while more of its page is brought in', () => {
  /** So long that what leans on it cannot be read without it. */
  const secret = Array.from({ length: 50 }, (_, index) => `word${index * index}`).join(' ')
  let test: TestPlatform
  let admin: SignedIn
  let importer: PageImporter
  let id: string
  let pageId: string
  const told = { parentId: null, at: '2020-01-01T00:00:00Z', summary: '', minor: false, deleted: false, about: {} }
  const part = (...texts: [id: string, text: string][]): Batch => ({
    site: { key: 'test', name: 'Test', base: null, namespaces: [] },
    page: { id: '1', title: 'Pear', namespace: 0 },
    revisions: texts.map(([id, text]) => ({
      ...{ ...told, id, text, format: 'wikitext', contributor: { kind: 'name', name: 'Bo' } as const },
    })),
    ...{ first: texts[0]?.[0] === '1', last: false },
  })
  const redact = (forget: typeof forgetSources) =>
    redactText({ lockPage, renewDraft, forgetSources: forget, forgetQuotes }, test.platform, admin, pageId, {
      ...{ number: 2, reason: 'Private' },
    })
  const sourceOf = async (revision: string) =>
    (await readSource(test.platform, admin, { id, page: '1', revision })).text

  beforeEach(async () => {
    test = await createTestPlatform()
    const { platform } = test
    admin = await anAdmin(platform)
    const wish = importWish.parse({})
    id = await insertImport(platform, { name: 'dump.xml', file: '', bytes: 0, wish, startedById: null })
    await claimImport(platform, id)
    await noteSource(platform, id, { format: 'mediawiki', site: 'test' })
    importer = new PageImporter(platform, { id, wish }, () => 0)
    await importer.store(part(['1', 'One'], ['2', secret]))
    await (await twoPeople(platform)).publish('pear', textOf('Written here'))
    pageId = (await findPage(platform, 'pear')).id
  })
  afterEach(() => test.close())

  it('is nothing that the next part leans on', async () => {
    await redact(forgetSources)
    await importer.store(part(['3', `${secret} and more`]))
    expect(await Promise.all(['1', '2', '3'].map(sourceOf))).toEqual(['One', '', `${secret} and more`])
  })

  it('does not come back by a part that was made before and is written after', async () => {
    const [forgotten, goOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const redaction = redact(async (tx, hash) => {
      await forgetSources(tx, hash)
      forgotten.resolve()
      await goOn.promise
    })
    await forgotten.promise
    const stored = importer.store(part(['3', secret], ['4', `${secret} and more`]))
    await untilSomebodyWaits(test.platform)
    goOn.resolve()
    await Promise.all([redaction, stored])
    expect(await Promise.all(['1', '2', '3', '4'].map(sourceOf))).toEqual(['One', '', '', `${secret} and more`])
  })
})
