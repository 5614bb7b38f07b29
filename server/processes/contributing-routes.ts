import { api } from '../platform/api.ts'
import { readAccess } from './access.ts'
import { comment } from './comment-commands.ts'
import { commentDesk } from './comment-desk.ts'
import { setContributionHidden } from './contribution-hiding-commands.ts'
import { listContributions, viewContribution } from './contribution-reading.ts'
import { enterContribution } from './entering-commands.ts'
import { headOf } from './head.ts'
import { takeStance } from './stance-commands.ts'
import { withdraw } from './withdrawal-commands.ts'

const { processes } = api

export const contributingRoutes = {
  head: processes.head.handler(async ({ input: { slug }, context: { platform, actor } }) => {
    const { prisma } = platform.database
    return headOf(prisma, await readAccess(prisma, actor, slug))
  }),
  commentDesk: processes.commentDesk.handler(({ input, context }) =>
    commentDesk(context.platform, context.actor, input),
  ),
  comment: processes.comment.handler(({ input, context }) => comment(context.platform, context.actor, input)),
  contributions: processes.contributions.handler(({ input, context }) =>
    listContributions(context.platform, context.actor, input),
  ),
  contribution: processes.contribution.handler(({ input, context }) =>
    viewContribution(context.platform, context.actor, input),
  ),
  takeStance: processes.takeStance.handler(({ input, context }) => takeStance(context.platform, context.actor, input)),
  withdraw: processes.withdraw.handler(({ input, context }) => withdraw(context.platform, context.actor, input)),
  setContributionHidden: processes.setContributionHidden.handler(({ input, context }) =>
    setContributionHidden(context.platform, context.actor, input),
  ),
  enterContribution: processes.enterContribution.handler(({ input, context }) =>
    enterContribution(context.platform, context.actor, input),
  ),
}
