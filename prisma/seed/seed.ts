import { createDemoAccounts } from '@fieldword/server/accounts/index.ts'
import { insertLabels, insertPage, renewListing, setApproved } from '@fieldword/server/pages/index.ts'
import type { Tx } from '@fieldword/server/platform/database/prisma.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { createRevision } from '@fieldword/server/revisions/index.ts'
import type { DocumentJson } from '@fieldword/shared/document/document.ts'
import type { Source } from '@fieldword/shared/kernel/contract.ts'
import { aboutCompetencyWorks, aboutSources } from './about.ts'
import { definition, seedVersions } from './definition.ts'
import { importedRevision } from './imported.ts'
import { type Stub, stubs } from './stubs.ts'

// Any number that no other advisory lock of the database has.
const seeding = 4_700_100

/** [SEED7] Fills an empty wiki, all of it or nothing, once however many processes start. True when it did. */
export function seedWhenEmpty(platform: Platform): Promise<boolean> {
  return platform.database.inTransaction(async tx => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${seeding})`
    if (await tx.page.findFirst({ select: { id: true } })) return false
    await seed(tx, platform)
    return true
  })
}

async function seed(tx: Tx, platform: Platform): Promise<void> {
  // [SEED8] Their passwords are public: never where strangers come by.
  if (!platform.config.production) await createDemoAccounts(tx, platform)
  const { title, slug } = definition
  const definitionId = await insertPage(tx, platform, {
    title,
    slug,
    kind: 'definition',
    parentId: null,
    createdById: null,
  })
  await insertLabels(tx, platform, definitionId, inEnglish(definition.labels))
  const about = { title: 'About CompetencyWorks', kind: 'article', parentId: null, createdById: null } as const
  const aboutId = await insertPage(tx, platform, about)
  const stubPages: { pageId: string; stub: Stub }[] = []
  for (const stub of stubs) {
    const { title, slug } = stub
    const page = { title, slug, kind: 'definition', parentId: definitionId, stub: true, createdById: null } as const
    const pageId = await insertPage(tx, platform, page)
    await insertLabels(tx, platform, pageId, inEnglish(stub.labels))
    stubPages.push({ pageId, stub })
  }
  // All pages first: what links to one of them is then rendered right the first time.
  await seedVersions(tx, platform, definitionId)
  await seedText(tx, platform, aboutId, { ...about, document: aboutCompetencyWorks, sources: aboutSources })
  const definitions = definition.versions.filter(({ status }) => status === 'in_force')
  const sources = definitions.flatMap(version => version.sources.slice(0, 1))
  for (const { pageId, stub } of stubPages) await seedText(tx, platform, pageId, { ...stub, sources, stub: true })
  await renewListing(tx, platform)
}

function inEnglish(labels: readonly string[]) {
  return labels.map(label => ({ label, language: 'en' }))
}

async function seedText(
  tx: Tx,
  platform: Platform,
  pageId: string,
  text: {
    readonly title: string
    readonly document: DocumentJson
    readonly sources: readonly Source[]
    readonly stub?: boolean
  },
): Promise<void> {
  const { title, document, sources, stub = false } = text
  const summary = stub ? 'A stub that notes how the definition uses the word' : 'A first text, from public sources'
  const revision = importedRevision(platform, { pageId, parentId: null, title, summary, document })
  // [REV20] A stub's words are nobody's: the wiki comes with them.
  await createRevision(tx, { ...revision, sources, tags: stub ? ['automatic'] : [] })
  await setApproved(tx, platform, pageId, revision.id, { stub })
}
