export { insertLineage, insertVersion, type NewLineage, type NewVersion } from './commands.ts'
export { fillVersions } from './filling-commands.ts'
export { definitionsRoutes } from './routes.ts'
export { versionsCheck } from './verify-queries.ts'
