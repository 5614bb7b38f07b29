import { setTrust } from '@fieldword/server/accounts/trust-commands.ts'
import { protectPage } from '@fieldword/server/pages/protection-commands.ts'
import { aMember } from '../support/people.ts'
import { aRule } from '../support/protecting.ts'
import type { SeededWiki } from '../support/seeded.ts'
import { authorOf, textOf } from '../support/writing.ts'

/** A page that is protected with all below it, and by a rule of its own. */
export const protectedPage = 'exemplars'

/** Protection, somebody who is trusted, and a change of theirs that nobody has checked. */
export async function protectSome({ platform, moderator }: SeededWiki): Promise<void> {
  const trusted = await aMember(platform, 'Member T')
  const author = authorOf(platform, trusted)
  await author.makePage('Exemplars')
  await author.makePage('Exemplar of a portfolio', { parentSlug: protectedPage })
  await setTrust(platform, moderator, { id: trusted.id, trusted: true, reason: 'A year of careful changes' })
  const { slug } = await author.makePage('Anchor task')
  await author.propose(slug, textOf('A task that shows what a level asks for.'), { summary: 'Say what it is' })
  const reason = 'Two groups undo each other.'
  const until = '2999-12-12T23:59:59.999Z'
  await protectPage(
    platform,
    moderator,
    aRule(protectedPage, { scope: 'tree', waits: 'everybody', approvals: 2, reason }),
  )
  await protectPage(platform, moderator, aRule(protectedPage, { editableBy: 'moderator', until, reason }))
}
