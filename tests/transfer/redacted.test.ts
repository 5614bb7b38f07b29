import { renewDraft } from '@fieldword/server/collab/index.ts'
import { findPage, lockPage } from '@fieldword/server/pages/index.ts'
import { redactText } from '@fieldword/server/revisions/redaction-commands.ts'
import { forgetSources } from '@fieldword/server/transfer/index.ts'
import { readSource } from '@fieldword/server/transfer/reading.ts'
import { expect, it } from '@jest/globals'
import { anAdmin } from '../support/people.ts'
import { createTestPlatform } from '../support/platform.ts'
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
  await redactText({ lockPage, renewDraft, forgetSources }, platform, admin, page.id, { number: 2, reason: 'Private' })
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
