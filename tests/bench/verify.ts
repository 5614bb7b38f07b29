import { insertPage, setApproved } from '@fieldword/server/pages/index.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { createRevisions } from '@fieldword/server/revisions/bulk.ts'
import { chanceOf } from '../collab/support/random.ts'
import { createTestPlatform } from '../support/platform.ts'
import { textOf } from '../support/writing.ts'
import { megabytes, runMeasured } from './measured-child.ts'

const words =
  'pear seat time pace mastery field word equity learning evidence progress student teacher school support'.split(' ')
const revisionsOfAPage = 100
/** The second is four times the first: if memory does not grow with the wiki, both peak alike. */
const sizes = [50, 200] as const

/** Seconds and peak memory of `npm run verify` on a wiki of 5,000 and one of 20,000 revisions, no two of which say the same. */
export async function measureVerify(): Promise<void> {
  for (const pages of sizes) {
    const { platform, close } = await createTestPlatform()
    try {
      for (let page = 1; page <= pages; page += 1) await writePage(platform, page)
      const { code, seconds, processor, peak } = await runMeasured(
        ['server/verify.ts'],
        platform.config.databaseUrl ?? '',
      )
      const revisions = pages * revisionsOfAPage
      const pace = `${seconds.toFixed(1)} s (${Math.round(revisions / seconds)}/s), ${processor.toFixed(1)} s of processor time`
      console.log(`verify: ${revisions} revisions: ${pace}, peak memory ${megabytes(peak)}, ended with ${code}`)
    } finally {
      await close()
    }
  }
}

/** A page of some 3 kB, each of whose revisions changes one of 40 paragraphs. */
async function writePage(platform: Platform, number: number): Promise<void> {
  const chance = chanceOf(number)
  const sentence = () => `${Array.from({ length: 12 }, () => chance.one(words)).join(' ')}.`
  const paragraphs = Array.from({ length: 40 }, sentence)
  const ids = Array.from({ length: revisionsOfAPage }, () => platform.newId())
  const title = `Page ${number}`
  await platform.database.inTransaction(async tx => {
    const page = { title, kind: 'article', parentId: null, createdById: null } as const
    const pageId = await insertPage(tx, platform, page)
    const revisions = ids.map((id, index) => {
      paragraphs[chance.below(paragraphs.length)] = `${sentence()} Change ${index + 1}.`
      const createdAt = platform.clock()
      return {
        ...{
          id,
          parentId: ids[index - 1] ?? null,
          document: textOf(...paragraphs),
          title,
          summary: `Change ${index + 1}`,
        },
        ...({ changeKind: 'wording', origin: index === 0 ? 'creation' : 'proposal', state: 'approved' } as const),
        ...{ createdById: null, createdAt, writtenOn: createdAt.toISOString().slice(0, 10) },
      }
    })
    await createRevisions(tx, pageId, revisions)
    await setApproved(tx, platform, pageId, ids.at(-1) ?? '')
  })
}
