import { api } from '../platform/api.ts'
import { answerAppeal, sendAppeal } from './appeal-commands.ts'
import { countAppeals, listAppeals, viewAppeal, viewOwnAppeal } from './appeal-queries.ts'
import { blockNetwork, endNetworkBlock } from './network-commands.ts'
import type { NetworkKeeper } from './network-keeper.ts'
import { listNetworkBlocks, readNetworkBlock } from './network-queries.ts'

const { accounts } = api

/** Blocks of networks, and what is written about blocks. */
export const guardingRoutes = (networks: NetworkKeeper) => ({
  networkBlocks: accounts.networkBlocks.handler(({ input, context }) =>
    listNetworkBlocks(context.platform, context.actor, input),
  ),
  networkBlock: accounts.networkBlock.handler(({ input, context }) =>
    readNetworkBlock(context.platform, context.actor, input.id),
  ),
  blockNetwork: accounts.blockNetwork.handler(({ input, context }) =>
    blockNetwork(context.platform, context.actor, input),
  ),
  endNetworkBlock: accounts.endNetworkBlock.handler(({ input, context }) =>
    endNetworkBlock(context.platform, context.actor, input),
  ),
  ownAppeal: accounts.ownAppeal.handler(({ input, context }) =>
    viewOwnAppeal(context.platform, networks, context, input.key),
  ),
  sendAppeal: accounts.sendAppeal.handler(({ input, context }) =>
    sendAppeal(context.platform, networks, context, input),
  ),
  appeals: accounts.appeals.handler(({ input, context }) => listAppeals(context.platform, context.actor, input)),
  appealsWaiting: accounts.appealsWaiting.handler(({ context }) => countAppeals(context.platform, context.actor)),
  readAppeal: accounts.readAppeal.handler(({ input, context }) =>
    viewAppeal(context.platform, context.actor, input.id),
  ),
  answerAppeal: accounts.answerAppeal.handler(({ input, context }) =>
    answerAppeal(context.platform, context.actor, input),
  ),
})
