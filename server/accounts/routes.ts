import { type ApiContext, api, type SessionPort } from '../platform/api.ts'
import { demand } from '../platform/permission.ts'
import { blockAccount, unblockAccount } from './blocking-commands.ts'
import { setRole, signUp, signUpFirst } from './commands.ts'
import { listDemoAccounts } from './demo-accounts.ts'
import { listAccounts, listBlocks, readAccount } from './listing-queries.ts'
import { setTrust } from './trust-commands.ts'
import { listTrusted, listTrustLog } from './trust-queries.ts'

const { accounts } = api

export const accountsRoutes = {
  session: accounts.session.handler(({ context }) => ({ actor: context.actor })),

  signIn: accounts.signIn.handler(async ({ input, context }) => {
    const session = sessionOf(context)
    const account = await session.authenticate(input)
    await session.start(account)
    return { actor: account }
  }),

  signOut: accounts.signOut.handler(async ({ context }) => {
    await sessionOf(context).end()
  }),

  signUp: accounts.signUp.handler(async ({ input, context }) => {
    demand(context.actor, 'account:sign-up')
    const session = sessionOf(context)
    await session.admitSignUp()
    const account = await signUp(context.platform, input)
    await session.start(account)
    return { actor: account }
  }),

  signUpFirst: accounts.signUpFirst.handler(async ({ input, context }) => {
    const session = sessionOf(context)
    await session.admitSignUp()
    const account = await signUpFirst(context.platform, input)
    await session.start(account)
    return { actor: account }
  }),

  demoAccounts: accounts.demoAccounts.handler(async ({ context }) => ({
    items: await listDemoAccounts(context.platform),
  })),

  list: accounts.list.handler(({ input, context }) => listAccounts(context.platform, context.actor, input)),

  read: accounts.read.handler(({ input, context }) => readAccount(context.platform, context.actor, input.id)),

  setRole: accounts.setRole.handler(({ input, context }) => setRole(context.platform, context.actor, input)),

  block: accounts.block.handler(({ input, context }) => blockAccount(context.platform, context.actor, input)),

  unblock: accounts.unblock.handler(({ input, context }) => unblockAccount(context.platform, context.actor, input)),

  blocks: accounts.blocks.handler(({ input, context }) => listBlocks(context.platform, context.actor, input)),

  setTrust: accounts.setTrust.handler(({ input, context }) => setTrust(context.platform, context.actor, input)),

  trusted: accounts.trusted.handler(({ input, context }) => listTrusted(context.platform, input)),

  trustLog: accounts.trustLog.handler(({ input, context }) => listTrustLog(context.platform, input)),
}

function sessionOf({ session }: ApiContext): SessionPort {
  if (!session) throw new Error('Only a browser’s own request signs in, up or out.')
  return session
}
