import { answerAppeal, sendAppeal } from '@fieldword/server/accounts/appeal-commands.ts'
import { NetworkKeeper } from '@fieldword/server/accounts/index.ts'
import { blockNetwork, endNetworkBlock } from '@fieldword/server/accounts/network-commands.ts'
import { addRule, endRule } from '@fieldword/server/moderation/filter-commands.ts'
import { confirmAddress } from '@fieldword/server/notifications/settings-commands.ts'
import { tokenOf } from '@fieldword/server/notifications/tokens.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { startRollback } from '@fieldword/server/review/rollback-commands.ts'
import { RollbackRunner } from '@fieldword/server/review/rollback-runner.ts'
import { setNewcomerRules } from '@fieldword/server/revisions/newcomers-commands.ts'
import { visitor } from '@fieldword/shared/policy/actor.ts'
import { aMember, aModerator, anAdmin, emailOf } from '../../support/people.ts'
import { authorOf, textOf, twoPeople } from '../../support/writing.ts'

/** What keeps vandals out, and what became of one; and where somebody gets mail. */
export async function guarded(platform: Platform): Promise<void> {
  await appealed(platform)
  await filtered(platform)
  await rolledBack(platform)
  const limits = { days: 3, revisions: 2, proposals: 5, comments: 10, pages: 2, links: 3 }
  await setNewcomerRules(platform, await anAdmin(platform), { ...limits, reason: 'Forty accounts in an hour' })
  const member = await aMember(platform)
  const claim = { userId: member.id, address: emailOf(member), until: null }
  await confirmAddress(platform, { token: tokenOf(platform.config.sessionSecret, 'confirm', claim) })
}

/** A network whose block was ended, and another of which a visitor writes. */
async function appealed(platform: Platform): Promise<void> {
  const moderator = await aModerator(platform)
  const told = { scope: 'visitors', reason: 'Forty comments in an hour', until: null } as const
  const { id: ended } = await blockNetwork(platform, moderator, { ...told, range: '203.0.113.0/24' })
  await endNetworkBlock(platform, moderator, { id: ended, reason: 'It was a school' })
  await blockNetwork(platform, moderator, { ...told, range: '2001:db8::/48' })
  const [networks, address] = [new NetworkKeeper(platform), '2001:db8::1']
  const asked = { actor: await networks.actorFrom(visitor, address), address }
  await sendAppeal(platform, networks, asked, { text: 'We are a library.' })
  const { id } = await platform.database.prisma.appeal.findFirstOrThrow()
  await answerAppeal(platform, moderator, { id, act: 'answer', text: 'Which one?' })
}

/** A rule that held a proposal, and one that ended. */
async function filtered(platform: Platform): Promise<void> {
  const moderator = await aModerator(platform)
  const rule = { kind: 'words', whole: true, act: 'hold', reason: 'Shops write it' } as const
  await addRule(platform, moderator, { ...rule, text: 'casino' })
  const { id } = await addRule(platform, moderator, { ...rule, kind: 'site', text: 'shop.example' })
  await endRule(platform, moderator, { id, reason: 'It closed' })
  const author = authorOf(platform, await aMember(platform))
  const { slug } = await author.makePage('Played')
  await author.propose(slug, textOf('Come to the casino.'))
}

/** One change that was live and one that waited, both taken back. */
async function rolledBack(platform: Platform): Promise<void> {
  const { author, publish, member, moderator } = await twoPeople(platform)
  const { slug } = await author.makePage('Vandalised')
  await publish(slug, textOf('Nonsense.'))
  await author.propose(slug, textOf('More nonsense.'))
  await startRollback(platform, moderator, { id: member.id, reason: 'Vandalism on many pages' })
  const runner = new RollbackRunner(platform, { isNamed: async () => false })
  await runner.listen()
  await runner.settled()
  await runner.close()
}
