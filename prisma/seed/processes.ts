import { findAccount, findPersonNamed, listDemoAccounts } from '@fieldword/server/accounts/index.ts'
import { insertPage, setApproved } from '@fieldword/server/pages/index.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { createProcess, giveRole, insertTold, openProcess, openStage } from '@fieldword/server/processes/index.ts'
import { createRevision } from '@fieldword/server/revisions/index.ts'
import { charter } from '@fieldword/shared/processes/charter.ts'
import { definition } from './definition.ts'
import { demonstration, demonstrationText } from './demonstration.ts'
import { importedRevision } from './imported.ts'

/** [SEED10] [SEED11] The processes an empty wiki starts with, once its pages are there. */
export async function seedProcesses(platform: Platform): Promise<void> {
  await seedReconstruction(platform)
  if (!platform.config.production) await seedDemonstration(platform)
}

/** [SEED10] What is published of how the definition of 2019 came about. */
async function seedReconstruction(platform: Platform): Promise<void> {
  await platform.database.inTransaction(async tx => {
    const page = await tx.page.findUniqueOrThrow({ where: { slug: definition.slug } })
    const versions = await tx.version.findMany({ where: { pageId: page.id } })
    const of = (label: string) => {
      const found = versions.find(version => version.label === label)
      if (!found) throw new Error(`The seeded definition has no version ${label}.`)
      return found
    }
    await insertTold(tx, platform, {
      ...{ page: definition.slug, preset: 'competencyworks', nature: 'reconstruction' },
      title: 'How the definition of 2019 came about',
      summary:
        'From the second summit in 2017 to the seven elements of 2019, told from what is published. No counts, no drafts and no votes are published, and none are shown.',
      openedAt: new Date('2017-01-01T00:00:00Z'),
      closedAt: new Date('2019-11-14T00:00:00Z'),
      baseRevisionId: of('2011').revisionId,
      adoptedVersionId: of('2019').id,
      outputs: {
        'Levers and Logic Models, May 2018': of('2018').revisionId,
        'Release, 14 November 2019': of('2019').revisionId,
      },
    })
  })
}

/** [SEED11] A process on a word that nobody uses, open for comments, for whoever wants to try. */
async function seedDemonstration(platform: Platform): Promise<void> {
  const { title, slug } = demonstration
  await platform.database.inTransaction(async tx => {
    const page = { title, slug, kind: 'definition', parentId: null, createdById: null } as const
    const pageId = await insertPage(tx, platform, page)
    const summary = 'A word made up for a demonstration'
    const told = { pageId, parentId: null, title, summary, document: demonstrationText }
    const revision = importedRevision(platform, told)
    await createRevision(tx, revision)
    await setApproved(tx, platform, pageId, revision.id)
  })
  const [, , first, second] = await listDemoAccounts(platform)
  const named = first && (await findPersonNamed(platform, first.name))
  const steward = named && (await findAccount(platform, named.id))
  if (!steward || !second) throw new Error('The demonstration is run by the demo accounts.')
  const { slug: process } = await createProcess(platform, steward, {
    ...demonstration.process,
    ...{ page: slug, nature: 'demonstration', begins: null, charter: charter.parse(demonstration.process.charter) },
  })
  await giveRole(platform, steward, { slug: process, name: steward.name, role: 'editor' })
  for (const role of ['editor', 'ratifier'] as const) {
    await giveRole(platform, steward, { slug: process, name: second.name, role })
  }
  await openProcess(platform, steward, { slug: process, reason: 'So that anybody can try it.' })
  const stage = await platform.database.prisma.processStage.findFirstOrThrow({
    where: { process: { slug: process } },
    orderBy: { position: 'asc' },
  })
  await openStage(platform, steward, { slug: process, stage: stage.id, reason: '' })
}
