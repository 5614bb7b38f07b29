export { carriedAccounts } from './carried.ts'
export { createDemoAccounts, hasDemoAccounts, listDemoAccounts } from './demo-accounts.ts'
export { guardingRoutes } from './guarding-routes.ts'
export { networkOf } from './network.ts'
export { blockNetwork } from './network-commands.ts'
export { NetworkKeeper } from './network-keeper.ts'
export { passwordCommand } from './password-commands.ts'
export {
  findAccount,
  findModerators,
  findPeople,
  findPeopleLike,
  findPeopleNamed,
  findPersonNamed,
  isEmptyOfAccounts,
} from './queries.ts'
export { accountsRoutes } from './routes.ts'
export { createSessions, type Identity, type Sessions } from './sessions.ts'
export { createSetupLink } from './setup-link.ts'
export { areTrusted } from './trust-queries.ts'
export { appealsCheck, networksCheck, trustCheck } from './verify-queries.ts'
