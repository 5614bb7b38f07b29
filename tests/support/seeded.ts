import { listDemoAccounts } from '@fieldword/server/accounts/demo-accounts.ts'
import { findPage } from '@fieldword/server/pages/index.ts'
import type { Clock } from '@fieldword/server/platform/clock.ts'
import type { SignedIn } from '@fieldword/server/platform/permission.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { readRevisionDocument } from '@fieldword/server/revisions/index.ts'
import type { DocumentJson } from '@fieldword/shared/document/document.ts'
import { seedWhenEmpty } from '../../prisma/seed/seed.ts'
import { createTestApp, type TestApp } from './app.ts'
import { templateOf } from './database.ts'
import { createTestPlatform, platformOver, type TestPlatform } from './platform.ts'

/** The definition of the seed. */
export const seededDefinition = 'competency-based-education'
/** The article of the seed. */
export const seededArticle = 'about-competencyworks'

export type DemoPerson = SignedIn & { readonly email: string; readonly password: string }

export interface SeededWiki extends TestApp {
  readonly memberA: DemoPerson
  readonly memberB: DemoPerson
  readonly moderator: DemoPerson
  /** Another moderator. */
  readonly second: DemoPerson
}

/**
 * What a first start of the demo serves: the seed and its people. One approval is enough for its definition too, unless two are
 * asked for: most of what is shown with it is about something else.
 */
export async function createSeededWiki(options: { clock?: Clock; approvals?: 1 | 2 } = {}): Promise<SeededWiki> {
  const { platform, close } = await seededPlatform(options.clock)
  if (options.approvals !== 2) await needOneApproval(platform)
  const app = await createTestApp(platform)
  const [memberA, memberB, moderator, second] = await demoPeople(platform)
  if (!memberA || !memberB || !moderator || !second) throw new Error('the seed brings four people')
  return {
    ...{ platform, url: app.url, memberA, memberB, moderator, second },
    async close() {
      await app.close()
      await close()
    },
  }
}

/** A copy of one that is seeded once for all; by another clock than the system's, the seed has other times. */
async function seededPlatform(clock?: Clock): Promise<TestPlatform> {
  if (!clock) return createTestPlatform({ template: await templateOf('seeded', fillWithSeed) })
  const test = await createTestPlatform({ clock })
  await seedWhenEmpty(test.platform)
  return test
}

async function fillWithSeed(database: Platform['database']): Promise<void> {
  await seedWhenEmpty(platformOver(database))
}

/** [RV72] As an admin sets it. */
async function needOneApproval({ database: { prisma }, newId, clock }: Platform): Promise<void> {
  const { id: setById } = await prisma.user.findFirstOrThrow({ where: { role: 'moderator' } })
  const rules = { definitions: 1, largeChanges: 1 }
  await prisma.reviewRuleChange.create({
    data: { id: newId(), ...rules, reason: 'There is one moderator.', setById, setAt: clock() },
  })
}

async function demoPeople(platform: Platform): Promise<DemoPerson[]> {
  const accounts = await listDemoAccounts(platform)
  const rows = await platform.database.prisma.user.findMany({ select: { id: true, email: true } })
  return accounts.map(account => {
    const row = rows.find(({ email }) => email === account.email)
    if (!row) throw new Error(`no account of ${account.email}`)
    return { ...account, id: row.id, block: null }
  })
}

/** A page's approved text with the words of some blocks replaced: what somebody would have made of it. */
export async function approvedWith(
  platform: Platform,
  slug: string,
  words: Readonly<Record<string, string>>,
): Promise<DocumentJson> {
  const { approvedRevisionId } = await findPage(platform, slug)
  if (!approvedRevisionId) throw new Error(`${slug} has no approved text`)
  const document = await readRevisionDocument(platform, approvedRevisionId)
  return {
    ...document,
    content: document.content.map(node => {
      const replaced = words[String(node.attrs?.id)]
      return replaced === undefined ? node : { ...node, content: [{ type: 'text', text: replaced }] }
    }),
  }
}
