import { listDemoAccounts } from '@fieldword/server/accounts/demo-accounts.ts'
import { KeptAnswers } from '@fieldword/server/platform/work/kept-answers.ts'
import { createRevision } from '@fieldword/server/revisions/index.ts'
import { seedWhenEmpty } from '../../prisma/seed/seed.ts'
import { createTestApp } from '../support/app.ts'
import { writeLongHistory } from '../support/long-history.ts'
import { createTestPlatform } from '../support/platform.ts'
import { authorOf } from '../support/writing.ts'
import { caughtUp } from './caught-up.ts'
import { documentOf, prose, withWord } from './diff-texts.ts'

/**
 * A seeded wiki in a process of its own, with one more page of so many revisions: 64 texts of 10 kB in turn, each with one word
 * changed from the one before. Told `first`, it keeps no comparison that it worked out.
 */
const revisions = Number(process.argv[2])
const texts = 64
const { platform, close } = await createTestPlatform()
await seedWhenEmpty(platform)
const [account] = await listDemoAccounts(platform)
const writer = await platform.database.prisma.user.findUniqueOrThrow({ where: { email: account?.email ?? '' } })
const { id: userId, name, role, colour } = writer
const author = authorOf(platform, { id: userId, name, role, colour, block: null })
const [measured, other] = [await author.makePage('Measured'), await author.makePage('Texts')]
await writeLongHistory(platform, { pageId: measured.id, userId, revisions })

let words = prose(40, 30)
const hashes: string[] = []
let parentId: string | null = null
for (let number = 0; number < texts; number += 1) {
  const [id, createdAt] = [platform.newId(), platform.clock()]
  const made = await platform.database.inTransaction(tx =>
    createRevision(tx, {
      ...{ id, pageId: other.id, parentId, document: documentOf(words), title: 'Texts', summary: 'Change' },
      ...{ changeKind: 'wording', origin: 'proposal', state: 'approved', createdById: userId, createdAt },
      ...{ writtenOn: '2026-11-26', authors: [] },
    }),
  )
  hashes.push(made.contentHash)
  parentId = id
  words = words.with(number % 40, withWord(words[number % 40] ?? '', 10, `changed${number}`))
}
await platform.database.prisma.$executeRaw`
  UPDATE revisions SET content_hash = (${hashes}::bpchar[])[1 + number % ${texts}] WHERE page_id = ${measured.id}::uuid`

await caughtUp(platform)
const keepsNone = process.argv[3] === 'first'
const app = await createTestApp(keepsNone ? { ...platform, kept: new KeptAnswers(0) } : platform)
process.send?.(new URL(app.url).port)
process.on('disconnect', async () => {
  await app.close()
  await close()
  process.exit(0)
})
