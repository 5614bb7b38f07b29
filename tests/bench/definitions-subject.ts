import { listDemoAccounts } from '@fieldword/server/accounts/demo-accounts.ts'
import { insertVersion } from '@fieldword/server/definitions/index.ts'
import { setApproved } from '@fieldword/server/pages/index.ts'
import { createRevision } from '@fieldword/server/revisions/index.ts'
import { doc, element } from '@fieldword/shared/document/build.ts'
import type { DocumentJson } from '@fieldword/shared/document/document.ts'
import { seedWhenEmpty } from '../../prisma/seed/seed.ts'
import { createTestApp } from '../support/app.ts'
import { createTestPlatform } from '../support/platform.ts'
import { authorOf } from '../support/writing.ts'
import { prose, withWord } from './diff-texts.ts'

/**
 * A seeded wiki in a process of its own, with more definitions: of 7, of 200 and of 2,000 elements. The first two have 64
 * revisions, with a word changed in a third of the elements of each, another one 200, all of them versions; of the last, all words of the second revision are others.
 */
const { platform, close } = await createTestPlatform()
await seedWhenEmpty(platform)
const [account] = await listDemoAccounts(platform)
const writer = await platform.database.prisma.user.findUniqueOrThrow({ where: { email: account?.email ?? '' } })
const { id: userId, name, role, colour } = writer
const author = authorOf(platform, { id: userId, name, role, colour, block: null })

await write('Of 7', changed(prose(7, 20)))
await write('Of 200', changed(prose(200, 20)))
await write('Of 200 versions', changed(prose(7, 20), 200), { named: true })
await write('Of 2000', [prose(2000, 25, 1), prose(2000, 25, 2)])

const app = await createTestApp(platform)
process.send?.(new URL(app.url).port)
process.on('disconnect', async () => {
  await app.close()
  await close()
  process.exit(0)
})

function changed(first: readonly string[], revisions = 64): string[][] {
  const texts = [[...first]]
  for (let number = 1; number < revisions; number += 1) {
    const before = texts.at(-1) ?? []
    texts.push(
      before.map((words, at) => (at % 3 === number % 3 ? withWord(words, number % 20, `changed${number}`) : words)),
    )
  }
  return texts
}

async function write(title: string, texts: readonly (readonly string[])[], { named = false } = {}): Promise<void> {
  const { id: pageId } = await author.makePage(title, { kind: 'definition' })
  let parentId: string | null = null
  for (const [at, words] of texts.entries()) {
    const [id, createdAt, document] = [platform.newId(), platform.clock(), documentOf(words)]
    await platform.database.inTransaction(tx =>
      createRevision(tx, {
        ...{ id, pageId, parentId, document, title, summary: 'Change', changeKind: 'wording', origin: 'proposal' },
        ...{ state: 'approved', createdById: userId, createdAt, writtenOn: '2026-11-26', authors: [] },
      }),
    )
    if (named) await nameVersion(pageId, id, String(1800 + at))
    parentId = id
  }
  await platform.database.inTransaction(tx => setApproved(tx, platform, pageId, parentId ?? ''))
}

function nameVersion(pageId: string, revisionId: string, label: string): Promise<string> {
  return platform.database.inTransaction(tx =>
    insertVersion(tx, platform, {
      ...{ pageId, revisionId, label, name: label, status: 'superseded', datedOn: label },
      ...{ provenance: 'Measured.', sources: [], variants: [] },
    }),
  )
}

function documentOf(words: readonly string[]): DocumentJson {
  return doc(...words.map((text, at) => element(`e${at}`, `Element ${at}`, text)))
}
